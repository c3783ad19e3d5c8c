package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose changes the screens of requests follow. */
@SpringComponent
class BookingNews {

    private final ChangeFeed changes;
    private final Standings standings;

    BookingNews(ChangeFeed changes, Standings standings) {
        this.changes = changes;
        this.standings = standings;
    }

    /** Every request that is the account's own, or one of an organisation it belongs to. */
    LiveUpdates ofAccount(AccountId account, Runnable refresh) {
        var organisations = standings.of(account).seats().stream()
                .map(Standing.Seat::organisation)
                .map(it -> it.value());
        return following(
                Stream.concat(Stream.of(account.value()), organisations).collect(Collectors.toSet()), refresh);
    }

    /** Of what the screen says that it follows, once it has read who looks. */
    LiveUpdates ofWhatIsSaid(Runnable refresh) {
        return new LiveUpdates(changes, refresh);
    }

    LiveUpdates of(BookingId booking, Runnable refresh) {
        return following(Set.of(booking.value()), refresh);
    }

    private LiveUpdates following(Set<UUID> subjects, Runnable refresh) {
        var live = new LiveUpdates(changes, refresh);
        live.watch(subjects);
        return live;
    }
}
