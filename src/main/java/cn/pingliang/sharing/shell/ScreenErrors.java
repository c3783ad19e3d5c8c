package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What somebody reads when a press of theirs fails: the screen stays, with what they typed, and a sentence says why. */
@Component
class ScreenErrors implements ErrorHandler {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ScreenErrors.class);

    private static final int SHOWN_FOR_MILLIS = 8000;

    @Override
    public void error(ErrorEvent event) {
        var key = switch (rootOf(event.getThrowable())) {
            case NotFoundException gone -> "error.gone";
            case ForbiddenException forbidden -> "error.forbidden";
            case AccessDeniedException denied -> "error.forbidden";
            case Throwable unexpected -> {
                LOG.error("Unexpected error on a screen", unexpected);
                yield "error.unexpected";
            }
        };
        var ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(ui.getTranslation(key + ".brief"), SHOWN_FOR_MILLIS, Notification.Position.BOTTOM_CENTER)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null && !(root instanceof NotFoundException)) {
            root = root.getCause();
        }
        return root;
    }
}
