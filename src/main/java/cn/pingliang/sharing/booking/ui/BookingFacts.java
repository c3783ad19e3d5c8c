package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.UseManner;
import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for, by whom, and what came of it. */
class BookingFacts extends Composite<Facts> {

    /** @param manner how it went, where that is known */
    BookingFacts(BookingView booking, Optional<UseManner> manner) {
        var formats = Formats.here();
        var main = booking.accompanies();
        getContent()
                .add(
                        booking.serviceMode().isOfSamples() ? "samples.time" : "booking.fact.time",
                        formats.slot(booking.slot()))
                .add(
                        "booking.fact.instrument",
                        new Anchor(
                                "instruments/" + booking.instrument(),
                                Formats.here().name(booking.instrumentName(), booking.instrumentNameEn())))
                .add(
                        "booking.fact.requester",
                        getTranslation("booking.requester", booking.requesterName(), booking.organisationName()))
                .add("booking.fact.use", getTranslation(booking.external() ? "booking.external" : "booking.internal"))
                .add("booking.fact.service-mode", getTranslation("booking.service-mode." + booking.serviceMode()))
                .add("booking.fact.samples", booking.samples() == null ? null : formats.count(booking.samples()));
        addSamples(booking.sampleJob());
        if (!booking.companions().isEmpty()) {
            getContent().add("booking.fact.companions", links(booking.companions()));
        }
        if (main != null) {
            getContent().add("booking.fact.accompanies", links(List.of(main)));
        }
        getContent()
                .addChinese("booking.fact.purpose", booking.purpose())
                .add("booking.fact.asked-by", booking.askedBy())
                .add("booking.fact.exceptions", RuleNames.of(booking.setAside()))
                .addChinese("booking.fact.override", booking.overrideReason())
                .add(
                        "booking.fact.manner",
                        manner.map(each -> getTranslation("booking.manner." + each))
                                .orElse(null))
                .add(
                        "booking.fact.hours",
                        booking.confirmedHours() == null ? null : formats.hours(booking.confirmedHours()))
                .add("booking.fact.amount", booking.amount() == null ? null : formats.money(booking.amount()))
                .add("booking.fact.rating", rating(booking));
    }

    private void addSamples(BookingView.@Nullable SampleJob job) {
        if (job == null) {
            return;
        }
        var remains = job.details().remains();
        getContent()
                .addChinese("booking.fact.sample-description", job.details().description())
                .add(
                        "booking.fact.sample-remains",
                        remains == null ? null : getTranslation("samples.remains." + remains))
                .addChinese("booking.fact.send-samples-to", job.sendTo());
    }

    private static Span links(List<BookingView.Beside> besides) {
        var links = new Span();
        links.addClassName("cluster");
        besides.forEach(each -> links.add(new Anchor(
                "bookings/" + each.id(), Formats.here().name(each.instrumentName(), each.instrumentNameEn()))));
        return links;
    }

    private String rating(BookingView booking) {
        if (booking.rating() == null) {
            return "";
        }
        var grade = getTranslation("booking.rating." + booking.rating());
        var text = booking.ratingText();
        return text == null || text.isBlank() ? grade : getTranslation("booking.rating-with-text", grade, text);
    }
}
