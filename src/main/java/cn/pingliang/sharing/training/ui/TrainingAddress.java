package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.training.TrainingQuery;
import cn.pingliang.sharing.training.TrainingQuery.Part;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which trainings somebody looks at, as the address holds them. */
record TrainingAddress(TrainingQuery query) {

    static final String MANAGE = "manage/training";
    static final String OWN = "trainings";

    /** @throws NotFoundException where the address names what is no instrument */
    static TrainingAddress of(QueryParameters query) {
        return new TrainingAddress(new TrainingQuery(
                query.getSingleParameter("instrument").map(ResourceId::of).orElse(null),
                query.getSingleParameter("person")
                        .filter(words -> !words.isBlank())
                        .orElse(null),
                query.getSingleParameter("part")
                        .flatMap(text -> Stream.of(Part.values())
                                .filter(part -> parameter(part).equals(text))
                                .findFirst())
                        .orElse(Part.IN_FORCE)));
    }

    private static String parameter(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    TrainingAddress only(@Nullable ResourceId instrument) {
        return new TrainingAddress(new TrainingQuery(instrument, query.person(), query.part()));
    }

    TrainingAddress of(@Nullable String person) {
        return new TrainingAddress(new TrainingQuery(query.instrument(), person, query.part()));
    }

    TrainingAddress part(Part part) {
        return new TrainingAddress(new TrainingQuery(query.instrument(), query.person(), part));
    }

    String href() {
        var parts = new ArrayList<String>();
        if (query.instrument() != null) {
            parts.add("instrument=" + query.instrument());
        }
        if (query.person() != null) {
            parts.add("person=" + URLEncoder.encode(query.person(), StandardCharsets.UTF_8));
        }
        if (query.part() != Part.IN_FORCE) {
            parts.add("part=" + parameter(query.part()));
        }
        return MANAGE + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    void go() {
        var location = new Location(href());
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
    }
}
