package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Message;
import org.jspecify.annotations.Nullable;

/**
 * Why terms cannot be declared as they are, and what to do about it.
 *
 * @param term at which it shows
 * @param quota the place of the quota in the draft's list, counted from 0; with neither, the day is at fault
 */
public record TermsFault(@Nullable Term term, @Nullable Integer quota, Message sentence) {

    static TermsFault at(Term term, Message sentence) {
        return new TermsFault(term, null, sentence);
    }

    static TermsFault atQuota(int place, Message sentence) {
        return new TermsFault(null, place, sentence);
    }

    static TermsFault atDay(Message sentence) {
        return new TermsFault(null, null, sentence);
    }
}
