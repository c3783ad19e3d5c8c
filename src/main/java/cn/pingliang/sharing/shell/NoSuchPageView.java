package cn.pingliang.sharing.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** No screen has this address. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NoSuchPageView extends Apology implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1L;

    NoSuchPageView() {
        super("error.no-such-page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
