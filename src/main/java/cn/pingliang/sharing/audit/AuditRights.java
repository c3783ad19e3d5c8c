package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.account.RoleSource;
import cn.pingliang.sharing.shared.ForbiddenException;
import org.springframework.stereotype.Component;

/** The trail is for the platform's operators alone. */
@Component
class AuditRights {

    private final RoleSource roles;

    AuditRights(RoleSource roles) {
        this.roles = roles;
    }

    /** @throws ForbiddenException where the account is not an operator's */
    void require(AccountId account) {
        if (!roles.rolesOf(account).contains(Role.PLATFORM_OPERATOR)) {
            throw new ForbiddenException("the audit trail");
        }
    }
}
