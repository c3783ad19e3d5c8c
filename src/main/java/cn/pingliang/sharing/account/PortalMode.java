package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.PortalProperties;
import org.springframework.stereotype.Component;

/** Which accounts exist for a sign-in of any kind: demonstration accounts in demo mode only, though their rows may remain. */
@Component
class PortalMode {

    private final Accounts accounts;
    private final boolean demo;

    PortalMode(Accounts accounts, PortalProperties portal) {
        this.accounts = accounts;
        this.demo = portal.demo();
    }

    boolean admits(Account account) {
        return demo || !account.isDemo();
    }

    boolean admits(AccountId id) {
        return demo || accounts.findById(id).filter(this::admits).isPresent();
    }
}
