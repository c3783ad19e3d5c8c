package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.validate.ValidationException;
import org.springframework.stereotype.Component;

/**
 * The calendar's part of a mail (RFC 5545, 5546): an approved booking, its other time, its end. All speak of one entry, named by the
 * booking; the greatest sequence, which is the step's number, holds, whichever mail comes first.
 */
@Component
class MailCalendar {

    private static final String PRODUCT = "-//Pingliang Sharing//Bookings//ZH";

    private final Texts texts;
    private final URI portal;
    private final PortalProperties properties;

    MailCalendar(Texts texts, PortalProperties portal) {
        this.texts = texts;
        this.portal = URI.create(portal.baseUrl());
        this.properties = portal;
    }

    /**
     * @param method as the mail's content type names it
     * @param text lines as RFC 5545 wants them
     */
    record Invitation(String method, String text) {}

    /** Nothing where the notice is of no interest to a calendar. */
    Optional<Invitation> of(NoticeView notice, Recipient person, String from) {
        return notice.booking() != null && notice.approved() && notice.kind().isForCalendars()
                ? Optional.of(invitation(notice, notice.booking(), person, from))
                : Optional.empty();
    }

    private Invitation invitation(NoticeView notice, BookingId booking, Recipient person, String from) {
        var ends = notice.kind().endsBooking();
        var method = ends ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        var event = new VEvent(false);
        List.of(
                        new Uid(booking.inCalendars(properties)),
                        new Sequence(notice.occurrence()),
                        new DtStamp(notice.at()),
                        new DtStart<>(notice.slot().start()),
                        new DtEnd<>(notice.slot().end()),
                        new Summary(texts.say(
                                Message.of(
                                        notice.samplesTo() == null ? "mail.calendar.summary" : "samples.calendar",
                                        NoticeWords.instrument(notice, person.language())),
                                person.language())),
                        new Location(NoticeWords.institution(notice, person.language())),
                        new Url(portal.resolve("/" + notice.address())),
                        new Organizer(
                                new ParameterList(List.of(new Cn(texts.say("app.name", person.language())))),
                                URI.create("mailto:" + from)),
                        new Attendee(
                                new ParameterList(List.of(new Cn(person.name()), PartStat.ACCEPTED)),
                                URI.create("mailto:" + Objects.requireNonNull(person.mail()))),
                        ends ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED)
                .forEach(event::add);
        var calendar = new Calendar()
                .withProdId(PRODUCT)
                .withDefaults()
                .withProperty(method)
                .withComponent(event)
                .getFluentTarget();
        return new Invitation(method.getValue(), written(calendar));
    }

    private static String written(Calendar calendar) {
        try {
            var text = new StringWriter();
            new CalendarOutputter(true).output(calendar, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ValidationException e) {
            throw new IllegalStateException(e);
        }
    }
}
