package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.NotFoundException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** There is no such thing, or the person may not know that there is. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NothingHereView extends Apology implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1L;

    NothingHereView() {
        super("error.gone");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
