package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.review.Grouping;
import cn.pingliang.sharing.review.Period;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Which figures somebody looks at, as the address holds them. What cannot be read falls back to this year so far, by institution. */
record ReviewAddress(Period period, Grouping groupBy) {

    static ReviewAddress of(QueryParameters query, LocalDate today) {
        return new ReviewAddress(
                period(query).orElseGet(() -> PeriodPreset.YEAR_TO_DATE.on(today)),
                query.getSingleParameter("groupBy").flatMap(Grouping::of).orElse(Grouping.INSTITUTION));
    }

    ReviewAddress with(Period other) {
        return new ReviewAddress(other, groupBy);
    }

    ReviewAddress by(Grouping other) {
        return new ReviewAddress(period, other);
    }

    String href() {
        return "review?" + periodQuery() + "&groupBy=" + groupBy.parameter();
    }

    /** Goes to an address that has parameters, which {@link UI#navigate(String)} does not take. */
    static void go(String href) {
        var location = new Location(href);
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
    }

    /** The records behind a row of these figures. */
    String recordsHref(String key, boolean externalOnly) {
        return "review/records/" + key + "?" + periodQuery() + "&groupBy=" + groupBy.parameter()
                + (externalOnly ? "&external" : "");
    }

    private String periodQuery() {
        return "from=" + period.from() + "&to=" + period.to();
    }

    private static Optional<Period> period(QueryParameters query) {
        var from = day(query, "from");
        var to = day(query, "to");
        return from.isPresent() && to.isPresent() && Period.isPossible(from.get(), to.get())
                ? Optional.of(new Period(from.get(), to.get()))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
