package cn.pingliang.sharing.shell;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which addresses have a screen. An address without one is told so, to visitors too, rather than asking them to sign in. */
@Component
class KnownPages {

    private final ServletContext context;

    KnownPages(ServletContext context) {
        this.context = context;
    }

    /** @param path as the request has it, beginning with a slash or empty */
    boolean exists(@Nullable String path) {
        var route = path == null ? "" : path.replaceFirst("^/", "").replaceFirst("/$", "");
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(context))
                .getNavigationTarget(route)
                .isPresent();
    }
}
