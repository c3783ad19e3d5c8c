package cn.pingliang.sharing.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A screen that the account's roles do not open. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotForYouView extends Apology implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1L;

    NotForYouView() {
        super("error.forbidden");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
