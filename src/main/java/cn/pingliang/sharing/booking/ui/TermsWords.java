package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsAudience;
import cn.pingliang.sharing.booking.TermsPlace;
import cn.pingliang.sharing.booking.TermsRow;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Message;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How places, audiences and sources of terms are called. */
class TermsWords {

    private final TermsSheet sheet;

    TermsWords(TermsSheet sheet) {
        this.sheet = sheet;
    }

    static String say(Message message) {
        return I18NProvider.translate(message.key(), message.arguments().toArray());
    }

    /** One line of several sentences. */
    static String join(Collection<String> sentences) {
        return sentences.stream().collect(Collectors.joining(I18NProvider.translate("rules.and")));
    }

    String place(TermsPlace place) {
        var instrument = place.instrument();
        if (instrument != null) {
            return sheet.instrument(instrument)
                    .map(TermsWords::name)
                    .map(name -> I18NProvider.translate("rules.place.instrument", name))
                    .orElseGet(() -> I18NProvider.translate("rules.place.unpublished"));
        }
        var classCode = place.classCode();
        if (classCode != null) {
            return I18NProvider.translate("rules.place.class", className(classCode));
        }
        return place.institution() == null
                ? I18NProvider.translate("rules.place.site")
                : I18NProvider.translate("rules.place.institution", sheet.institutionName());
    }

    String audience(TermsAudience audience) {
        if (audience.organisation() != null) {
            return organisation(audience.organisation());
        }
        return audience.group() == null
                ? I18NProvider.translate("rules.everybody")
                : I18NProvider.translate("rules.group." + audience.group());
    }

    /** Seen from another place: the site's default, this institution, this class, this instrument, and for whom. */
    String source(TermsRow row) {
        var place = row.place();
        var where = place.instrument() != null
                ? "rules.source.instrument"
                : place.classCode() != null
                        ? "rules.source.class"
                        : place.institution() != null ? "rules.source.institution" : "rules.source.site";
        return row.audience().isEverybody()
                ? I18NProvider.translate(where)
                : I18NProvider.translate("rules.source.for", I18NProvider.translate(where), audience(row.audience()));
    }

    /** What a row sets, in one line. */
    static String setBy(List<Message> sentences) {
        return sentences.isEmpty()
                ? I18NProvider.translate("rules.sets-nothing")
                : join(sentences.stream().map(TermsWords::say).toList());
    }

    private String organisation(OrganisationId id) {
        var booker = sheet.bookers().get(id);
        if (booker == null) {
            return I18NProvider.translate("rules.organisation-unknown");
        }
        return isEnglish() ? booker.nameEn() : booker.name();
    }

    private String className(String code) {
        var found = sheet.classes().get(code);
        if (found == null) {
            return code;
        }
        return isEnglish() ? found.nameEn() : found.name();
    }

    private static String name(BookableInstrument instrument) {
        return isEnglish() ? instrument.nameEn() : instrument.name();
    }

    private static boolean isEnglish() {
        return "en".equals(UI.getCurrentOrThrow().getLocale().getLanguage());
    }
}
