package cn.pingliang.sharing.testing;

import cn.pingliang.sharing.PortalApplication;
import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Authentications;
import cn.pingliang.sharing.account.RoleSource;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.browserless.mocks.MockedUI;
import com.vaadin.flow.server.VaadinRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The portal's screens without a browser, over the beans of the portal that all tests share. Any number of people can be in
 * front of them at once; after the test they are gone.
 */
public final class Screens {

    private final ApplicationContext portal;
    private final Database database;
    private final RoleSource roles;
    private @Nullable SecuredBrowserlessApplicationContext<Authentication> open;

    Screens(ApplicationContext portal, Database database, RoleSource roles) {
        this.portal = portal;
        this.database = database;
        this.roles = roles;
    }

    /** Somebody who has not signed in, on the first page. */
    public Visitor visitor() {
        return new Visitor(screens().newUser().newWindow());
    }

    /** Somebody signed in with the roles their memberships give, on the first page. */
    public Visitor as(String username) {
        var account = new AccountId(database.account(username));
        var authentication = Authentications.of(account, username, roles.rolesOf(account));
        return new Visitor(screens().newUser(authentication).newWindow());
    }

    private SecuredBrowserlessApplicationContext<Authentication> screens() {
        var screens = open;
        if (screens == null) {
            screens = SpringBrowserlessApplicationContext.createSecured(
                    portal,
                    builder -> builder.withViewPackages(PortalApplication.class).withUIFactory(LocalisedUI::new));
            open = screens;
        }
        return screens;
    }

    private void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** In the session's language from the start, as Vaadin's bootstrap makes it; the library's own leaves that out. */
    private static class LocalisedUI extends MockedUI {
        private static final long serialVersionUID = 1L;

        @Override
        protected void init(VaadinRequest request) {
            setLocale(getSession().getLocale());
        }
    }

    static class Closing implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(Screens.class)
                    .close();
        }
    }
}
