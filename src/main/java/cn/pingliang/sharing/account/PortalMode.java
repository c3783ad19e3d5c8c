package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.PortalProperties;
import org.springframework.stereotype.Component;

/** Which accounts exist for a sign-in of any kind: demonstration accounts in demo mode only, though their rows may remain. */
@Component
class PortalMode {

    private final boolean demo;

    PortalMode(PortalProperties portal) {
        this.demo = portal.demo();
    }

    boolean admitsDemo() {
        return demo;
    }

    boolean admits(Account account) {
        return demo || !account.isDemo();
    }
}
