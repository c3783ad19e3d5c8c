package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.account.SignIn;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;

/** The embedded identity provider's page: name and password of a local account. In demo mode it also introduces its people. */
@Route(SignInView.PATH)
@AnonymousAllowed
class SignInView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    static final String PATH = "sign-in";

    private static final List<String> DEMO_ACCOUNTS = List.of(
            "chuangye",
            "chuangye2",
            "chuangye3",
            "yixueyuan",
            "nongkeyuan",
            "zhiyuan",
            "yiqi",
            "kejiju",
            "jiaoyuju",
            "nongmuju",
            "admin");
    private static final String DEMO_PASSWORD = "Demo-2026";

    private final Div refusal = new Div();
    private final SignInForm form = new SignInForm(SignIn.PAGE);

    SignInView(PortalProperties portal) {
        var card = new Div(new H1(getTranslation("sign-in.title")), refusal, form);
        card.addClassNames("card", "stack");
        var columns = new Div(card);
        columns.addClassName("sign-in");
        if (portal.demo()) {
            columns.add(demoAccounts());
        }
        getContent().addClassName("page");
        getContent().add(columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refusal.removeAll();
        if (event.getLocation().getQueryParameters().getParameters().containsKey("error")) {
            refusal.add(new Notice(Notice.Tone.ERROR, getTranslation("sign-in.refused"))
                    .with(getTranslation("sign-in.refused.hint")));
            form.remember();
        }
    }

    @Override
    public String getPageTitle() {
        return Titles.of("sign-in.title");
    }

    private Component demoAccounts() {
        var list = new UnorderedList();
        list.addClassName("demo-accounts");
        DEMO_ACCOUNTS.forEach(username -> list.add(new ListItem(demoAccount(username))));
        var hint = new Paragraph(getTranslation("sign-in.demo.hint", DEMO_PASSWORD));
        hint.addClassName("muted");
        var card = new Div(new H2(getTranslation("sign-in.demo")), hint, list);
        card.addClassNames("card");
        return card;
    }

    private NativeButton demoAccount(String username) {
        var name = new Span(username);
        name.getElement().setAttribute("translate", "no");
        var button = new NativeButton();
        button.getElement().setAttribute("type", "button");
        button.setId("demo-" + username);
        button.add(name, new Span(getTranslation("sign-in.demo." + username)));
        button.addClickListener(click -> form.fill(username, DEMO_PASSWORD));
        return button;
    }
}
