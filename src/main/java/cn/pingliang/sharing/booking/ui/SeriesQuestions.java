package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.ArrivalOrder;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingPreview;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.BundleDesk;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.Occurrence;
import cn.pingliang.sharing.booking.RequesterDirectory;
import cn.pingliang.sharing.booking.RequesterDirectory.Person;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;

/** What the booking form asks of the services beyond one time for oneself, for the person in front of it. */
@SpringComponent
class SeriesQuestions {

    private final ArrivalOrder order;
    private final BookingPreview preview;
    private final BundleDesk desk;
    private final BookingBook book;
    private final RequesterDirectory people;
    private final CurrentAccount current;

    SeriesQuestions(
            ArrivalOrder order,
            BookingPreview preview,
            BundleDesk desk,
            BookingBook book,
            RequesterDirectory people,
            CurrentAccount current) {
        this.order = order;
        this.preview = preview;
        this.desk = desk;
        this.book = book;
        this.people = people;
        this.current = current;
    }

    List<Occurrence> preview(BookingRequest request, List<TimeSlot> times) {
        return preview.of(request, times, current.require());
    }

    BundleAnswer request(List<BookingRequest> requests, String rule) {
        var account = current.require();
        return order.serve(() -> desk.request(requests, rule, account));
    }

    /** A booking to ask for again. */
    BookingView booking(BookingId id) {
        return book.get(id, current.require());
    }

    /** No query for those who belong to another institution. */
    boolean areForStaff(BookingConditions conditions) {
        var instrument = conditions.instrument();
        return conditions.standing().belongsTo(instrument.institution())
                && people.isOpenTo(current.require(), instrument);
    }

    List<Person> people(String words, BookableInstrument instrument) {
        return people.find(words, instrument, current.require());
    }
}
