package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.NearestFree;
import cn.pingliang.sharing.booking.PublicDemands;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.InstrumentDetails;
import cn.pingliang.sharing.catalogue.ui.ResourcePanel;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.TrainingRegister;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** Beside the facts of an instrument: when it can be had, and the way to book it. */
@SpringComponent
@Order(1)
class BookingPanel implements ResourcePanel {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final int SHOWN = 4;

    private final BookableInstruments instruments;
    private final PublicDemands demands;
    private final NearestFree nearest;
    private final TrainingRegister trainings;
    private final CurrentAccount current;
    private final Clock clock;

    BookingPanel(
            BookableInstruments instruments,
            PublicDemands demands,
            NearestFree nearest,
            TrainingRegister trainings,
            CurrentAccount current,
            Clock clock) {
        this.instruments = instruments;
        this.demands = demands;
        this.nearest = nearest;
        this.trainings = trainings;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public Optional<Component> panelFor(ResourceDetails resource) {
        if (!(resource instanceof InstrumentDetails)) {
            return Optional.empty();
        }
        var instrument = instruments.get(resource.id());
        var demanded = demands.of(instrument);
        var terms = demanded.terms().on(PortalTime.dayOf(clock.instant()));
        return Optional.of(new NextFreePanel(
                demanded, terms, nextFree(demanded, terms), current.find().isPresent(), training(instrument, terms)));
    }

    private @Nullable TrainingLine training(BookableInstrument instrument, BookingTerms terms) {
        if (!terms.trainingNeeded() || !instrument.openToBooking()) {
            return null;
        }
        var trained = current.find()
                .map(person -> trainings.of(person, instrument.id()))
                .orElse(null);
        return new TrainingLine(instrument, trained, PortalTime.dayOf(clock.instant()));
    }

    /** The next hours that could be asked for now, each apart from the others. */
    private List<TimeSlot> nextFree(Demands demanded, BookingTerms terms) {
        var length = terms.shortest().compareTo(USUAL) > 0 ? terms.shortest() : USUAL;
        return demanded.instrument().isOpenToOthers()
                ? nearest.after(demanded, clock.instant(), length, SHOWN)
                : List.of();
    }
}
