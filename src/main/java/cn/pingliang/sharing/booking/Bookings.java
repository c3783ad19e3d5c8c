package cn.pingliang.sharing.booking;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Bookings extends Repository<Booking, BookingId> {

    Booking save(Booking booking);

    /** Whoever comes second waits, and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.id = :id")
    Optional<Booking> findToChange(BookingId id);
}
