package cn.pingliang.sharing.booking;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Bookings extends Repository<Booking, BookingId> {

    /** Written at once: within the same transaction what follows is read by SQL, past the persistence context. */
    Booking saveAndFlush(Booking booking);

    /** Whoever comes second waits, and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.id = :id")
    Optional<Booking> findToChange(BookingId id);
}
