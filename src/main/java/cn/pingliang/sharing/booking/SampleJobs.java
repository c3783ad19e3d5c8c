package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.SampleDetails.Remains;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is said of samples, beside the requests to measure them. Callers have checked who may, and hold the transaction. */
@Component
class SampleJobs {

    private final JdbcClient db;

    SampleJobs(JdbcClient db) {
        this.db = db;
    }

    /** With the booking that the request has just become. */
    void keep(BookingId booking, BookingRequest request) {
        var details = request.sampleDetails();
        if (request.serviceMode().isOfSamples() && !details.isEmpty()) {
            db.sql("insert into booking_sample_job (booking_id, description, remains) values (?, ?, ?)")
                    .param(booking.value())
                    .param(details.description())
                    .param(details.remains() == null ? null : details.remains().name())
                    .update();
        }
    }

    /** Of a booking that is there. One query. */
    BookingView.SampleJob of(BookingId booking) {
        return db.sql("""
                        select j.description, j.remains, where_samples_go(i) as send_to
                        from booking b join instrument i on i.id = b.instrument_id
                        left join booking_sample_job j on j.booking_id = b.id where b.id = ?""")
                .param(booking.value())
                .query((row, number) -> {
                    var remains = row.getString("remains");
                    return new BookingView.SampleJob(
                            new SampleDetails(
                                    row.getString("description"), remains == null ? null : Remains.valueOf(remains)),
                            Objects.requireNonNullElse(row.getString("send_to"), ""));
                })
                .single();
    }
}
