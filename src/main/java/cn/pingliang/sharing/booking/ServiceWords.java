package cn.pingliang.sharing.booking;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the two services call the same thing: keys of translations. Where 送样委托 has its own word for it, the key begins with
 * {@code samples}; everything else is said as of 机时预约.
 */
public final class ServiceWords {

    private static final Set<BookingStatus> OWN_STATUSES = EnumSet.of(BookingStatus.PENDING, BookingStatus.APPROVED);

    private static final Set<BookingStatus> OWN_NEXT_STEPS = EnumSet.of(
            BookingStatus.PENDING,
            BookingStatus.RETURNED,
            BookingStatus.APPROVED,
            BookingStatus.REJECTED,
            BookingStatus.CANCELLED);

    private static final Set<BookingAction> OWN_ACTIONS =
            EnumSet.of(BookingAction.CHECK_IN, BookingAction.CHECK_OUT, BookingAction.CHANGE);

    private ServiceWords() {}

    /** Where a request stands, in a word. */
    public static String status(BookingStatus status, ServiceMode service) {
        return key("status.", status, OWN_STATUSES, service);
    }

    /** What comes next, in a sentence. */
    public static String next(BookingStatus status, ServiceMode service) {
        return key("next.", status, OWN_NEXT_STEPS, service);
    }

    /** A verb, as on a button. */
    public static String action(BookingAction action, ServiceMode service) {
        return key("action.", action, OWN_ACTIONS, service);
    }

    /** What happened, as in a history. */
    public static String step(BookingAction action, ServiceMode service) {
        return key("step.", action, OWN_ACTIONS, service);
    }

    /** What was just done, to whoever did it. */
    public static String done(BookingAction action, ServiceMode service) {
        return key("done.", action, OWN_ACTIONS, service);
    }

    private static <E extends Enum<E>> String key(String what, E of, Set<E> own, ServiceMode service) {
        return service.isOfSamples() && own.contains(of)
                ? "samples." + what + of.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : "booking." + what + of;
    }
}
