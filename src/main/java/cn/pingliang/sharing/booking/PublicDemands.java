package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What instruments demand of whoever nobody knows yet. For everybody; the terms are those for an enterprise. */
@Service
@Transactional(readOnly = true)
public class PublicDemands {

    private final TermsBook termsBook;
    private final Companions companions;

    PublicDemands(TermsBook termsBook, Companions companions) {
        this.termsBook = termsBook;
        this.companions = companions;
    }

    /** One query, and two more where the instrument has companions. */
    public Demands of(BookableInstrument instrument) {
        return new Demands(instrument, termsBook.of(instrument), companions.of(instrument, null));
    }
}
