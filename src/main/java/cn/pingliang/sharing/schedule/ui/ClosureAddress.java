package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.NotFoundException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Which closures somebody looks at, as the address holds them.
 *
 * @param instrument only this one; all where null
 * @param over those that are over instead of those to come
 */
record ClosureAddress(@Nullable ResourceId instrument, boolean over) {

    static final String LIST = "manage/closures";
    static final String NEW = "manage/closures/new";

    /** @throws NotFoundException where the address names what is no instrument */
    static ClosureAddress of(QueryParameters query) {
        return new ClosureAddress(
                query.getSingleParameter("instrument").map(ResourceId::of).orElse(null),
                query.getSingleParameter("over").isPresent());
    }

    ClosureAddress only(@Nullable ResourceId other) {
        return new ClosureAddress(other, over);
    }

    ClosureAddress over(boolean other) {
        return new ClosureAddress(instrument, other);
    }

    String href() {
        var instruments = instrument == null ? "" : "instrument=" + instrument;
        var query = over ? instruments + (instruments.isEmpty() ? "" : "&") + "over" : instruments;
        return LIST + (query.isEmpty() ? "" : "?" + query);
    }

    /** The form for a new closure, with the instrument chosen. */
    String newHref() {
        return NEW + (instrument == null ? "" : "?instrument=" + instrument);
    }

    /** Where the calendar of the instrument is subscribed to: a screen of a module above. */
    String calendarHref() {
        return "calendars" + (instrument == null ? "" : "?of=" + instrument);
    }

    /** Where its external calendar is kept: likewise. */
    String externalHref() {
        return "manage/external-calendars" + (instrument == null ? "" : "?instrument=" + instrument);
    }

    void go() {
        var location = new Location(href());
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
    }
}
