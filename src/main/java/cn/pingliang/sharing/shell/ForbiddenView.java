package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.ForbiddenException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A service refused the person what the screen is about. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class ForbiddenView extends Apology implements HasErrorParameter<ForbiddenException> {

    private static final long serialVersionUID = 1L;

    ForbiddenView() {
        super("error.forbidden");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ForbiddenException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
