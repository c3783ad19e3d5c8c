package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.WaitingList.WaitingEntry;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that somebody else has, and the ways round it.
 *
 * @param wanted null where only other times are known
 * @param instead free slots near it
 * @param shorter the longest part of it that can be had
 * @param equivalents other instruments that are free at this very time
 * @param waiting what the person waits for already, where it is this time
 * @param ways takes them; null like {@code wanted}
 * @param companion what the instrument cannot be used without, where that is what somebody has
 */
record Taken(
        @Nullable TimeSlot wanted,
        List<TimeSlot> instead,
        @Nullable TimeSlot shorter,
        List<BookableInstrument> equivalents,
        @Nullable WaitingEntry waiting,
        @Nullable WaysRound ways,
        @Nullable BookableInstrument companion) {

    Taken {
        instead = List.copyOf(instead);
        equivalents = List.copyOf(equivalents);
    }

    static Taken with(List<TimeSlot> instead, @Nullable BookableInstrument companion) {
        return new Taken(null, instead, null, List.of(), null, null, companion);
    }
}
