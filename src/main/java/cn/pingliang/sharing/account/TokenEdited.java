package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.Audited;
import java.util.Map;
import java.util.UUID;

/** @param details nothing that helps to guess the secret */
record TokenEdited(UUID token, TokenAction action, AccountId by, Map<String, Object> details) implements Audited {

    static TokenEdited issued(AccessToken token) {
        return new TokenEdited(
                token.id(),
                TokenAction.ISSUE,
                token.accountId(),
                Map.of("canWrite", token.canWrite(), "expiresAt", token.expiresAt()));
    }

    static TokenEdited revoked(UUID token, AccountId by) {
        return new TokenEdited(token, TokenAction.REVOKE, by, Map.of());
    }

    @Override
    public Deed deed() {
        return new Deed(by.value(), action, token, details);
    }
}
