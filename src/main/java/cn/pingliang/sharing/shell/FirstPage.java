package cn.pingliang.sharing.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Sends the page that holds all screens in the language, theme and size somebody chose. */
@Component
class FirstPage implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private final transient KnownPages pages;
    private final transient ScreenErrors errors;

    FirstPage(KnownPages pages, ScreenErrors errors) {
        this.pages = pages;
        this.errors = errors;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(start -> {
            start.getSession().setLocale(Choices.of(start.getRequest()).language());
            start.getSession().setErrorHandler(errors);
        });
        event.getSource()
                .addUIInitListener(start -> start.getUI()
                        .getReconnectDialogConfiguration()
                        .setDialogText(start.getUI().getTranslation("shell.reconnecting")));
        event.addIndexHtmlRequestListener(this::shape);
    }

    private void shape(IndexHtmlResponse page) {
        var choices = Choices.of(page.getVaadinRequest());
        var html = page.getDocument().selectFirst("html");
        if (html == null) {
            return;
        }
        html.attr("lang", choices.language().toLanguageTag());
        if (!choices.theme().attribute().isEmpty()) {
            html.attr("theme", choices.theme().attribute());
        }
        if (!choices.size().attribute().isEmpty()) {
            html.attr("data-size", choices.size().attribute());
        }
        page.getDocument()
                .head()
                .appendElement("meta")
                .attr("name", "color-scheme")
                .attr("content", choices.theme().scheme());
        if (!pages.exists(page.getVaadinRequest().getPathInfo())) {
            page.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
