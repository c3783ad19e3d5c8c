package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.TermsBook.Asked;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who see a finished use how it went. */
@Service
@Transactional(readOnly = true)
public class UseManners {

    private final TermsBook termsBook;

    UseManners(TermsBook termsBook) {
        this.termsBook = termsBook;
    }

    /**
     * One query for a use that is over; none, and nothing, for what is not, and where only samples came.
     *
     * @param booking as {@link BookingBook} showed it to the account
     */
    public Optional<UseManner> of(BookingView booking, AccountId account) {
        var in = booking.checkedInAt();
        var out = booking.checkedOutAt();
        if (in == null || out == null || booking.serviceMode() == ServiceMode.ENTRUSTED) {
            return Optional.empty();
        }
        var asked = new Asked(booking.instrument(), booking.organisation());
        return Optional.ofNullable(termsBook.of(List.of(asked)).get(asked))
                .map(terms -> UseManner.of(booking.slot(), in, out, terms.of(booking.slot())));
    }
}
