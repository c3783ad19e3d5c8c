package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.account.SignIn;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * A form that the browser itself sends to the identity provider, so that password managers know it and no password passes
 * through a screen's state.
 */
@Tag("form")
class SignInForm extends HtmlContainer {

    private static final long serialVersionUID = 1L;

    private final TextField username = new TextField(getTranslation("sign-in.username"));
    private final PasswordField password = new PasswordField(getTranslation("sign-in.password"));

    SignInForm(String action) {
        getElement().setAttribute("method", "post").setAttribute("action", action);
        name(username, "username");
        username.setAutofocus(true);
        username.getElement().setAttribute("autocomplete", "username").setAttribute("autocapitalize", "none");
        name(password, "password");
        password.getElement().setAttribute("autocomplete", "current-password");
        var submit = new NativeButton(getTranslation("sign-in.submit"));
        submit.getElement().setAttribute("type", "submit");
        submit.addClassNames("button", "button--primary", "button--wide");
        add(username, password, csrfToken(), submit);
    }

    void fill(String name, String secret) {
        username.setValue(name);
        password.setValue(secret);
    }

    /** Puts the name back that was refused with its password. */
    void remember() {
        var request = VaadinServletRequest.getCurrent();
        if (request != null && request.getWrappedSession().getAttribute(SignIn.NAME_GIVEN) instanceof String name) {
            username.setValue(name);
        }
    }

    private static void name(Component field, String name) {
        field.setId(name);
        field.getElement().setProperty("name", name).setProperty("required", false);
        field.getElement().getStyle().setWidth("100%");
    }

    /** The provider's chain checks it against the session, which the chain of the pages shares. */
    private static Input csrfToken() {
        var hidden = new Input();
        hidden.setType("hidden");
        var request = VaadinServletRequest.getCurrent();
        if (request != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            hidden.getElement().setAttribute("name", token.getParameterName()).setAttribute("value", token.getToken());
        }
        return hidden;
    }
}
