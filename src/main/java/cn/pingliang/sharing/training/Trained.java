package cn.pingliang.sharing.training;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which days one person may operate one instrument. A training holds through its last day; one that follows another leaves no
 * gap between them.
 *
 * @param spells by their first days
 */
public record Trained(List<Spell> spells) {

    public static final Trained NEVER = new Trained(List.of());

    public Trained {
        spells = spells.stream().sorted(Comparator.comparing(Spell::from)).toList();
    }

    /** @param until the last day; null where it has no end */
    public record Spell(LocalDate from, @Nullable LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && !last().isBefore(day);
        }

        private LocalDate last() {
            return until == null ? LocalDate.MAX : until;
        }
    }

    /** From rows of {@code training_spell}, each as {@code 2026-12-01:2027-11-30}, without the second day where it has no end. */
    public static Trained of(String... spells) {
        return new Trained(Stream.of(spells)
                .map(text -> text.split(":", -1))
                .map(days -> new Spell(LocalDate.parse(days[0]), days.length < 2 ? null : LocalDate.parse(days[1])))
                .toList());
    }

    public boolean isNever() {
        return spells.isEmpty();
    }

    /** Whether one holds from the slot's first moment to its last. */
    public boolean throughout(TimeSlot slot) {
        return until(PortalTime.dayOf(slot.start()))
                .filter(last -> !last.isBefore(PortalTime.dayOf(slot.end().minusNanos(1))))
                .isPresent();
    }

    /**
     * The last day to which it holds from that day on; {@link LocalDate#MAX} where it has no end, nothing where it does not hold on
     * the day.
     */
    public Optional<LocalDate> until(LocalDate day) {
        LocalDate last = null;
        for (var spell : spells) {
            if (spell.holdsOn(last == null || last.equals(LocalDate.MAX) ? day : last.plusDays(1))) {
                last = spell.last();
            }
        }
        return Optional.ofNullable(last);
    }

    /** Whether it holds on the day and does not end soon after, so that there is nothing to ask for. */
    public boolean lasts(LocalDate day) {
        return until(day)
                .filter(last -> last.isAfter(day.plusDays(TrainingEndings.DAYS_BEFORE)))
                .isPresent();
    }

    /** The last day on which it held or will have held before it did not any more, where it does not hold on the day. */
    public Optional<LocalDate> lastBefore(LocalDate day) {
        return spells.stream()
                .map(Spell::last)
                .filter(last -> last.isBefore(day))
                .max(Comparator.naturalOrder());
    }
}
