package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.Audited;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tried to sign in. The name they gave is not told where it is nobody's: people type passwords into it.
 *
 * @param account null where there is none
 */
record SignInTried(@Nullable AccountId account, SignInAction action) implements Audited {

    @Override
    public Deed deed() {
        var id = account == null ? null : account.value();
        return new Deed(action == SignInAction.SIGN_IN ? id : null, action, id, Map.of());
    }
}
