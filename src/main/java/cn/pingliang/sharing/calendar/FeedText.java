package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.calendar.FeedSubject.Named;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import org.springframework.stereotype.Component;

/** A feed in RFC 5545's words. It changes only when what it shows does, so that readers can ask whether it did. */
@Component
class FeedText {

    private static final String PRODUCT = "-//Pingliang Sharing//Bookings//ZH";
    private static final Duration EVERY = Duration.ofMinutes(30);

    private final Texts texts;
    private final PortalProperties portal;

    FeedText(Texts texts, PortalProperties portal) {
        this.texts = texts;
        this.portal = portal;
    }

    String of(Named subject, List<FeedEntry> entries, Locale language) {
        var calendar = new Calendar().withProdId(PRODUCT).withDefaults().getFluentTarget();
        calendar.add(new XProperty("X-WR-CALNAME", texts.say(name(subject, language), language)));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), EVERY));
        calendar.add(new XProperty("X-PUBLISHED-TTL", EVERY.toString()));
        entries.forEach(entry -> calendar.add(event(entry)));
        try {
            var text = new StringWriter();
            // A calendar without any entry is what RFC 5545 does not know and every reader does.
            new CalendarOutputter(!entries.isEmpty()).output(calendar, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message name(Named subject, Locale language) {
        if (subject.subject() instanceof FeedSubject.Own) {
            return Message.of("calendars.feed.name");
        }
        var english = language.equals(Locale.ENGLISH) && !subject.nameEn().isBlank();
        return Message.of("calendars.feed.name.other", english ? subject.nameEn() : subject.name());
    }

    private VEvent event(FeedEntry entry) {
        var event = new VEvent(false);
        List.of(
                        new Uid(entry.uid()),
                        new Sequence(entry.sequence()),
                        new DtStamp(entry.touched()),
                        new DtStart<>(entry.slot().start()),
                        new DtEnd<>(entry.slot().end()),
                        new Summary(entry.summary()),
                        new Location(entry.location()),
                        entry.status())
                .forEach(event::add);
        if (entry.path() != null) {
            event.add(new Url(URI.create(portal.baseUrl()).resolve(entry.path())));
        }
        return event;
    }
}
