package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what an instrument cannot be used without. Administrators do for their institution's instruments, managers for their own;
 * only instruments of the same institution can be companions. Bookings that were made keep what they were made with.
 */
@Service
@Transactional
public class InstrumentCompanions {

    private final JdbcClient db;
    private final BookableInstruments instruments;
    private final Standings standings;

    InstrumentCompanions(JdbcClient db, BookableInstruments instruments, Standings standings) {
        this.db = db;
        this.instruments = instruments;
        this.standings = standings;
    }

    /**
     * From now on the instrument is had with these, and with no others.
     *
     * @throws ForbiddenException where the account does not manage the instrument
     * @throws NotFoundException where a companion is the instrument itself, or no published one of its institution
     */
    public void set(ResourceId instrument, Set<ResourceId> companions, AccountId by) {
        var managed = requireManaged(instrument, by);
        requireAlongside(managed, companions);
        db.sql("delete from instrument_companion where instrument_id = ?")
                .param(instrument.value())
                .update();
        companions.forEach(companion -> db.sql("""
                        insert into instrument_companion (institution_id, instrument_id, companion_id)
                        values (?, ?, ?) on conflict do nothing""")
                .params(managed.institution().value(), instrument.value(), companion.value())
                .update());
    }

    private void requireAlongside(BookableInstrument instrument, Set<ResourceId> companions) {
        var possible = instruments.of(instrument.institution()).stream()
                .map(BookableInstrument::id)
                .filter(other -> !other.equals(instrument.id()))
                .toList();
        companions.stream().filter(companion -> !possible.contains(companion)).forEach(companion -> {
            throw new NotFoundException("companion " + companion + " of " + instrument.id());
        });
    }

    private BookableInstrument requireManaged(ResourceId id, AccountId by) {
        var instrument = instruments.get(id);
        var standing = standings.of(by);
        var institution = instrument.institution();
        if (!standing.administers(institution)
                && !(standing.managesInstrumentsOf(institution)
                        && instruments.managedBy(by).contains(id))) {
            throw new ForbiddenException("companions of " + id);
        }
        return instrument;
    }
}
