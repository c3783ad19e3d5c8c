package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.file.Attachment;
import cn.pingliang.sharing.shared.file.FileKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of requests. In the database: they come and stay with the step that they belong to, and are in its backups. To be had
 * by those who see the request.
 */
@Service
@Transactional(readOnly = true)
public class BookingFiles {

    private final JdbcClient db;
    private final BookingAccess access;

    BookingFiles(JdbcClient db, BookingAccess access) {
        this.db = db;
        this.access = access;
    }

    /** A file and what is in it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
    public record Opened(BookingFile file, byte[] content) {}

    /** @throws NotFoundException where the account sees no such request, or it has no such file */
    public Opened open(BookingId id, UUID file, AccountId account) {
        var viewer = access.viewer(account);
        return db.sql("""
                        select f.id as file_id, f.name, f.kind, f.size, f.sha256, f.content,
                            b.requester_id, b.organisation_id, b.institution_id, b.instrument_id
                        from booking_file f join booking b on b.id = f.booking_id where f.booking_id = ? and f.id = ?""")
                .params(id.value(), file)
                .query((row, number) -> sees(viewer, row) ? Optional.of(opened(row)) : Optional.<Opened>empty())
                .optional()
                .flatMap(opened -> opened)
                .orElseThrow(() -> new NotFoundException("file " + file + " of booking " + id));
    }

    private static boolean sees(Viewer viewer, ResultSet row) throws SQLException {
        return viewer.sees(
                new AccountId(row.getObject("requester_id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                new OrganisationId(row.getObject("institution_id", UUID.class)),
                new ResourceId(row.getObject("instrument_id", UUID.class)));
    }

    private static Opened opened(ResultSet row) throws SQLException {
        return new Opened(file(row), row.getBytes("content"));
    }

    static BookingFile file(ResultSet row) throws SQLException {
        return new BookingFile(
                row.getObject("file_id", UUID.class),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getInt("size"),
                row.getString("sha256"));
    }

    /** With the step that was taken last, in its transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Booking booking, List<Attachment> attachments) {
        for (var each : attachments) {
            db.sql("""
                            insert into booking_file (id, booking_id, step_id, name, kind, size, sha256, content)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            TimeOrderedId.next(),
                            booking.id().value(),
                            booking.lastStep(),
                            each.name(),
                            each.kind().name(),
                            each.size(),
                            each.sha256(),
                            each.content())
                    .update();
        }
    }
}
