package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Texts;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.TimeWords;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says a notice in a person's language: the same words on the screen and in a mail. */
@Component
public class NoticeWords {

    /** Of samples these are said otherwise: nobody of the applicant's side comes to use anything. */
    private static final Set<NoticeKind> OF_SAMPLES = EnumSet.of(
            NoticeKind.APPROVED,
            NoticeKind.REJECTED,
            NoticeKind.RETURNED,
            NoticeKind.CANCELLED,
            NoticeKind.CHANGED,
            NoticeKind.EXPIRED,
            NoticeKind.DECISION_WANTED,
            NoticeKind.HOURS_TO_CONFIRM);

    private final Texts texts;

    NoticeWords(Texts texts) {
        this.texts = texts;
    }

    /** What happened, in a few words. */
    public String title(NoticeView notice, Locale locale) {
        return texts.say(
                isOfSamples(notice) ? "samples.title." + name(notice) : "notice.title." + notice.kind(), locale);
    }

    private static boolean isOfSamples(NoticeView notice) {
        return notice.samplesTo() != null && OF_SAMPLES.contains(notice.kind());
    }

    private static String name(NoticeView notice) {
        return notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What happened to what, when and why. */
    public String sentence(NoticeView notice, Locale locale) {
        var time = new TimeWords(locale, key -> texts.say(key, locale));
        var sentence = texts.say(
                Message.of(
                        sentenceKey(notice),
                        instrument(notice, locale),
                        slot(notice.kind(), notice.slot(), time),
                        slot(notice.kind(), notice.other(), time),
                        institution(notice, locale),
                        texts.say(Message.of("notice.requester", notice.requester(), notice.organisation()), locale),
                        notice.validUntil() == null ? "" : time.moment(notice.validUntil()),
                        whereSamplesGo(notice, locale)),
                locale);
        return notice.reason() == null
                ? sentence
                : texts.say(Message.of("notice.because", sentence, notice.reason()), locale);
    }

    private String whereSamplesGo(NoticeView notice, Locale locale) {
        var published = Objects.requireNonNullElse(notice.samplesTo(), "");
        return published.isEmpty() ? texts.say("samples.ask-where", locale) : published;
    }

    static String instrument(NoticeView notice, Locale locale) {
        return name(notice.instrumentName(), notice.instrumentNameEn(), locale);
    }

    static String institution(NoticeView notice, Locale locale) {
        return name(notice.institution(), notice.institutionEn(), locale);
    }

    private static String sentenceKey(NoticeView notice) {
        if (isOfSamples(notice)) {
            return "samples.sentence." + name(notice);
        }
        return notice.kind() == NoticeKind.TRAINED && notice.other() == null
                ? "notice.sentence-trained-without-end"
                : "notice.sentence." + notice.kind();
    }

    private static String slot(NoticeKind kind, @Nullable TimeSlot slot, TimeWords time) {
        if (slot == null) {
            return "";
        }
        if (kind.isOfTraining()) {
            return time.date(PortalTime.dayOf(slot.start()));
        }
        return kind.isOfDays() ? time.days(slot) : time.slot(slot);
    }

    private static String name(String chinese, @Nullable String english, Locale locale) {
        var there = Objects.requireNonNullElse(english, "").strip();
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) && !there.isEmpty() ? there : chinese;
    }
}
