package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.audit.AuditLine.Person;
import cn.pingliang.sharing.shared.PortalTime;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Entries as CSV, with a mark at the beginning by which Excel knows it to be UTF-8. */
class AuditCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "id",
                    "at",
                    "account",
                    "kind",
                    "action",
                    "on",
                    "subject",
                    "instrument",
                    "details",
                    "channel",
                    "address")
            .get();

    private final CSVPrinter csv;

    AuditCsv(Appendable out) throws IOException {
        out.append(BYTE_ORDER_MARK);
        csv = new CSVPrinter(out, FORMAT);
    }

    void add(List<AuditLine> lines) throws IOException {
        for (var line : lines) {
            csv.printRecord(
                    line.id(),
                    PortalTime.local(line.at()),
                    text(username(line.person())),
                    line.kind(),
                    line.action(),
                    line.on(),
                    text(username(line.subject())),
                    text(line.instrument()),
                    line.details(),
                    line.channel(),
                    line.address());
        }
        csv.flush();
    }

    private static @Nullable String username(@Nullable Person person) {
        return person == null ? null : person.username();
    }

    /** What people named must not become a formula where a table is opened. */
    private static @Nullable String text(@Nullable String name) {
        return name != null && !name.isEmpty() && "=+-@".indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
    }
}
