package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAnswer;
import cn.pingliang.sharing.booking.BundleDesk.Conflict;
import cn.pingliang.sharing.booking.Occurrence;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The times of a series while somebody makes up their mind: which are skipped, and which were given another time. */
final class SeriesPlan {

    private final Function<List<TimeSlot>, List<Occurrence>> judge;
    private List<Line> lines = List.of();

    /** @param judge for one or more times; in their order */
    SeriesPlan(Function<List<TimeSlot>, List<Occurrence>> judge) {
        this.judge = judge;
    }

    /** @param verdict null where it is skipped, and no longer judged */
    record Line(TimeSlot slot, @Nullable Occurrence verdict) {
        boolean isSkipped() {
            return verdict == null;
        }

        boolean isConflict() {
            return verdict != null && !(verdict instanceof Occurrence.Fits);
        }
    }

    List<Line> lines() {
        return lines;
    }

    List<TimeSlot> wanted() {
        return lines.stream().filter(line -> !line.isSkipped()).map(Line::slot).toList();
    }

    long conflicts() {
        return lines.stream().filter(Line::isConflict).count();
    }

    void begin(List<TimeSlot> times) {
        judge(times.stream().map(Wish::of).toList());
    }

    /** The same times as the calendar is now. */
    void judgeAgain() {
        judge(wishes());
    }

    void skip(int number, boolean skipped) {
        var wishes = wishes();
        wishes.set(number, new Wish(wishes.get(number).slot(), skipped));
        judge(wishes);
    }

    void skipConflicts() {
        judge(lines.stream()
                .map(line -> new Wish(line.slot(), line.isSkipped() || line.isConflict()))
                .toList());
    }

    void replace(int number, TimeSlot other) {
        var wishes = wishes();
        wishes.set(number, Wish.of(other));
        judge(wishes);
    }

    /**
     * Somebody was quicker: as the desk said, whatever was said before.
     *
     * @param conflicts numbered among {@link #wanted()}
     */
    void learn(List<Conflict> conflicts) {
        judgeAgain();
        var asked =
                new ArrayList<>(lines.stream().filter(line -> !line.isSkipped()).toList());
        Map<Line, Occurrence> answers = new HashMap<>();
        for (var conflict : conflicts) {
            var line = asked.get(conflict.number());
            if (!line.isConflict()) {
                answers.put(line, said(line.slot(), conflict.answer()));
            }
        }
        lines = lines.stream()
                .map(line -> answers.containsKey(line) ? new Line(line.slot(), answers.get(line)) : line)
                .toList();
    }

    private static Occurrence said(TimeSlot slot, BookingAnswer answer) {
        return switch (answer) {
            case BookingAnswer.SlotTaken taken ->
                new Occurrence.Taken(
                        slot,
                        taken.alternatives().isEmpty()
                                ? null
                                : taken.alternatives().getFirst().slot(),
                        taken.companion());
            case BookingAnswer.Refused refused -> new Occurrence.Refused(slot, refused.refusals());
            case BookingAnswer.Accepted accepted -> new Occurrence.Fits(slot);
        };
    }

    private record Wish(TimeSlot slot, boolean skipped) {
        static Wish of(TimeSlot slot) {
            return new Wish(slot, false);
        }
    }

    private List<Wish> wishes() {
        return new ArrayList<>(lines.stream()
                .map(line -> new Wish(line.slot(), line.isSkipped()))
                .toList());
    }

    /** What is skipped counts for nothing, so that a quota may have room for another. */
    private void judge(List<Wish> wishes) {
        var wanted =
                wishes.stream().filter(wish -> !wish.skipped()).map(Wish::slot).toList();
        var verdicts = (wanted.isEmpty() ? List.<Occurrence>of() : judge.apply(wanted)).iterator();
        lines = wishes.stream()
                .map(wish -> new Line(wish.slot(), wish.skipped() ? null : verdicts.next()))
                .toList();
    }
}
