package cn.pingliang.sharing.booking;

import java.time.LocalDate;
import java.util.List;

/** What came of declaring, replacing or withdrawing terms. */
public sealed interface TermsAnswer {

    record Done(LocalDate holdsFrom) implements TermsAnswer {}

    /** Nothing was changed. */
    record Refused(List<TermsFault> faults) implements TermsAnswer {}

    /** It holds by now, and what holds is never changed. */
    record HoldsAlready() implements TermsAnswer {}

    /** Somebody replaced or withdrew it meanwhile. */
    record Gone() implements TermsAnswer {}
}
