package cn.pingliang.sharing.audit.ui;

import cn.pingliang.sharing.audit.AuditKind;
import cn.pingliang.sharing.audit.AuditQuery;
import cn.pingliang.sharing.shared.TimeOrderedId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody looks at, as the address holds them. What cannot be read is left out.
 *
 * @param before the page's entries come before this one; null for the latest
 */
record AuditAddress(AuditQuery query, @Nullable UUID before) {

    static final String PATH = "admin/audit";

    static AuditAddress of(QueryParameters query) {
        var kind = query.getSingleParameter("kind")
                .flatMap(name -> Stream.of(AuditKind.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst());
        Optional<Enum<?>> action =
                kind.flatMap(each -> query.getSingleParameter("action").flatMap(each::action));
        return new AuditAddress(
                new AuditQuery(
                        query.getSingleParameter("person")
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .orElse(null),
                        kind.orElse(null),
                        action.orElse(null),
                        id(query, "on"),
                        day(query, "from"),
                        day(query, "to")),
                id(query, "before"));
    }

    /** The latest that were done with one thing. */
    static AuditAddress on(UUID thing) {
        return new AuditAddress(new AuditQuery(null, null, null, thing, null, null), null);
    }

    AuditAddress before(@Nullable UUID entry) {
        return new AuditAddress(query, entry);
    }

    String href() {
        var parameters = new ArrayList<String>();
        add(parameters, "person", query.person());
        add(parameters, "kind", query.kind());
        add(parameters, "action", query.action());
        add(parameters, "on", query.on());
        add(parameters, "from", query.from());
        add(parameters, "to", query.to());
        add(parameters, "before", before);
        return PATH + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    void go() {
        var location = new Location(href());
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
    }

    private static void add(List<String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static @Nullable UUID id(QueryParameters query, String name) {
        return query.getSingleParameter(name).flatMap(TimeOrderedId::parse).orElse(null);
    }

    private static @Nullable LocalDate day(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
