package cn.pingliang.sharing.audit.ui;

import cn.pingliang.sharing.audit.AuditKind;
import cn.pingliang.sharing.audit.AuditLine;
import cn.pingliang.sharing.audit.AuditLine.Person;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Entries in words. */
final class AuditWords {

    private AuditWords() {}

    static String kind(AuditKind kind) {
        return I18NProvider.translate("audit.kind." + kind);
    }

    static String action(AuditKind kind, Enum<?> action) {
        var family = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return I18NProvider.translate("audit." + family + "." + action.name());
    }

    static String who(AuditLine line) {
        if (line.person() != null) {
            return name(line.person());
        }
        return I18NProvider.translate(line.kind() == AuditKind.SIGN_IN ? "audit.who.unproved" : "audit.who.portal");
    }

    private static String name(Person person) {
        return I18NProvider.translate("audit.who.person", person.name(), person.username());
    }

    /** What is worth to be read at a glance; all of it is in the export. */
    static String details(AuditLine line, Formats formats) {
        var said = new ArrayList<String>();
        var details = line.details();
        if (line.subject() != null) {
            said.add(name(line.subject()));
        }
        if (line.instrument() != null) {
            said.add(formats.name(line.instrument(), line.instrumentEn()));
        }
        if (details.has("start") && details.has("end")) {
            said.add(formats.dated(new TimeSlot(moment(line, "start"), moment(line, "end"))));
        }
        if (details.has("hours")) {
            said.add(formats.hours(details.get("hours").decimalValue()));
        }
        if (details.has("amount")) {
            said.add(formats.money(new Money(details.get("amount").longValue())));
        }
        if (details.has("instruments")) {
            said.add(I18NProvider.translate(
                    "audit.detail.instruments", details.get("instruments").size()));
        }
        if (details.has("times")) {
            said.add(I18NProvider.translate(
                    "audit.detail.times", details.get("times").intValue()));
        }
        if (details.has("holdsFrom")) {
            said.add(I18NProvider.translate(
                    "audit.detail.holds-from",
                    formats.date(LocalDate.parse(details.get("holdsFrom").stringValue()))));
        }
        if (details.has("until")) {
            said.add(I18NProvider.translate(
                    "audit.detail.until",
                    formats.date(LocalDate.parse(details.get("until").stringValue()))));
        }
        if (details.has("expiresAt")) {
            said.add(I18NProvider.translate("audit.detail.until", formats.dateTime(moment(line, "expiresAt"))));
        }
        return String.join(" · ", said);
    }

    private static Instant moment(AuditLine line, String detail) {
        return Instant.parse(line.details().get(detail).stringValue());
    }

    static String origin(AuditLine line) {
        var channel = line.channel() == null
                ? ""
                : I18NProvider.translate("audit.channel." + line.channel().toLowerCase(Locale.ROOT));
        return channel + " " + orEmpty(line.address());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
