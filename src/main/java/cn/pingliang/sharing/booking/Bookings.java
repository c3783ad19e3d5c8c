package cn.pingliang.sharing.booking;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Bookings extends Repository<Booking, BookingId> {

    /** Written at once: within the same transaction what follows is read by SQL, past the persistence context. */
    Booking saveAndFlush(Booking booking);

    Optional<Booking> findById(BookingId id);

    /** Whoever comes second waits, and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.id = :id")
    Optional<Booking> findToChange(BookingId id);

    /** What goes with it; whoever changes them has locked it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.accompaniesId = :id order by b.id.value")
    List<Booking> companionsToChange(UUID id);
}
