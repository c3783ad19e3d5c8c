package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.SignIn;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ui.BarTool;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.stream.Stream;

/** The frame of every screen: the bar with name, ways, search and tools; the screen; the footer. */
@Layout
@AnonymousAllowed
// Each by itself: what one sheet imports from another does not count as changed when the bundle is asked for again.
@CssImport("./styles/tokens.css")
@CssImport("./styles/theme.css")
@CssImport("./styles/words.css")
@CssImport("./styles/glyphs.css")
@CssImport("./styles/shell.css")
@CssImport("./styles/catalogue.css")
@CssImport("./styles/booking.css")
@CssImport("./styles/closures.css")
@CssImport("./styles/rules.css")
@CssImport("./styles/audit.css")
@CssImport("./styles/notices.css")
@CssImport("./styles/calendars.css")
@CssImport("./styles/webhooks.css")
class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private static final String CONTENT = "content";

    private final transient Standings standings;
    private final transient AuthenticationContext authentication;
    private final Main main = new Main();
    private final Ways ways = new Ways(MenuConfiguration.getMenuEntries());
    private final BarSearch search = new BarSearch();
    private final LinkButton signIn = new LinkButton(SignIn.START, "shell.sign-in").leaving();

    MainLayout(
            CurrentAccount current,
            Standings standings,
            AuthenticationContext authentication,
            List<BarTool> barTools,
            SiteProperties site) {
        this.standings = standings;
        this.authentication = authentication;
        addClassName("portal");
        main.setId(CONTENT);
        main.getElement().setAttribute("tabindex", "-1");
        signIn.setId("sign-in");
        // Read when pressed: the address changes while somebody types a search.
        signIn.getElement()
                .executeJs(
                        "this.addEventListener('click', () => this.href = $0 + encodeURIComponent(location.pathname + location.search))",
                        SignIn.START + "?" + ReturnAfterSignIn.PARAMETER + "=");
        add(
                skipLink(),
                bar(current.find().map(id -> toolsOf(id, barTools)).orElse(List.of(signIn))),
                main,
                new SiteFooter(site));
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var location = event.getLocation();
        ways.at(location.getPath());
        search.setVisible(!location.getPath().isEmpty());
        signIn.setVisible(!("/" + location.getPath()).equals(SignIn.PAGE));
    }

    private Header bar(List<Component> account) {
        var name = new Anchor("", Glyph.MARK.icon(), new Span(getTranslation("app.name")));
        name.addClassName("brand");
        var tools = new Div(new LanguageSwitch(), new DisplayMenu(Choices.of(VaadinRequest.getCurrent())));
        tools.add(account);
        tools.addClassName("tools");
        var bar = new Header(name, ways, search, tools);
        bar.addClassName("bar");
        return bar;
    }

    private List<Component> toolsOf(AccountId id, List<BarTool> barTools) {
        return Stream.concat(barTools.stream().map(BarTool::create), Stream.of(accountMenu(id)))
                .toList();
    }

    private AccountMenu accountMenu(AccountId id) {
        var person = standings.introduce(id);
        return new AccountMenu(person.name(), person.organisation(), authentication);
    }

    private Anchor skipLink() {
        var skip = new LinkButton("#" + CONTENT, "shell.skip").leaving();
        skip.addClassNames("skip", "visually-hidden");
        // Not by the address, which would lose its query to the page's base.
        skip.getElement()
                .executeJs(
                        "this.addEventListener('click', event => { event.preventDefault(); document.getElementById($0).focus(); })",
                        CONTENT);
        return skip;
    }
}
