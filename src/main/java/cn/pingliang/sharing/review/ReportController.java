package cn.pingliang.sharing.review;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.web.Problem;
import cn.pingliang.sharing.usage.UsageMode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /reports/sharing}: the figures of the review and the records behind them. */
@RestController
class ReportController {

    private final SharingReview review;
    private final CurrentAccount current;

    ReportController(SharingReview review, CurrentAccount current) {
        this.review = review;
        this.current = current;
    }

    @GetMapping(path = "/api/v1/reports/sharing", produces = MediaType.APPLICATION_JSON_VALUE)
    Report report(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "institution") String groupBy) {
        return Report.of(read(from, to, groupBy));
    }

    /** The same rows for a spreadsheet, with a byte order mark so that it knows the encoding. */
    @GetMapping(path = "/api/v1/reports/sharing", produces = "text/csv;charset=UTF-8")
    String csv(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "institution") String groupBy) {
        return read(from, to, groupBy).csv();
    }

    private SharingReport read(LocalDate from, LocalDate to, String groupBy) {
        var grouping = Grouping.of(groupBy).orElseThrow(() -> invalid("groupBy", "violation.group-by"));
        return review.report(period(from, to), grouping, current.require());
    }

    @GetMapping("/api/v1/reports/sharing/{key}/records")
    PageOf<Entry> records(
            @PathVariable String key,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(PageRequest.LARGEST) int size) {
        return review.records(key, period(from, to), false, current.require(), new PageRequest(page, size))
                .page()
                .map(Entry::of);
    }

    private static Period period(LocalDate from, LocalDate to) {
        if (!Period.isPossible(from, to)) {
            throw invalid("to", "violation.period");
        }
        return new Period(from, to);
    }

    private static Problem.ProblemException invalid(String field, String message) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid")
                .with("violations", List.of(Map.of("field", field, "message", Message.of(message))))
                .asException();
    }

    record Report(LocalDate from, LocalDate to, String groupBy, OffsetDateTime asOf, List<Row> rows) {
        static Report of(SharingReport report) {
            return new Report(
                    report.period().from(),
                    report.period().to(),
                    report.groupBy().parameter(),
                    PortalTime.local(report.asOf()),
                    report.rows().stream().map(Row::of).toList());
        }
    }

    /** Hours to one decimal, rates as fractions to four. */
    record Row(
            String key,
            String name,
            int instruments,
            BigDecimal effectiveHours,
            BigDecimal externalHours,
            BigDecimal ratedHours,
            @Nullable BigDecimal utilisationRate,
            @Nullable BigDecimal sharingRate,
            @Nullable BigDecimal openingRate) {
        static Row of(SharingFigures figures) {
            return new Row(
                    figures.key(),
                    figures.name(),
                    figures.instruments(),
                    SharingReport.tenths(figures.effectiveHours()),
                    SharingReport.tenths(figures.externalHours()),
                    SharingReport.tenths(figures.ratedHours()),
                    figures.utilisationRate(),
                    figures.sharingRate(),
                    figures.openingRate());
        }
    }

    record Entry(
            UUID id,
            Named instrument,
            OffsetDateTime start,
            OffsetDateTime end,
            BigDecimal hours,
            boolean external,
            String unit,
            String purpose,
            UsageMode serviceMode,
            @Nullable Integer samples,
            BigDecimal amount,
            @Nullable UUID bookingId) {
        static Entry of(UsageEntry entry) {
            return new Entry(
                    entry.id(),
                    new Named(entry.instrumentId(), entry.instrumentName()),
                    PortalTime.local(entry.slot().start()),
                    PortalTime.local(entry.slot().end()),
                    entry.hours(),
                    entry.external(),
                    entry.userUnit(),
                    entry.purpose(),
                    entry.serviceMode(),
                    entry.samples(),
                    entry.amount().yuan(),
                    entry.bookingId());
        }
    }

    record Named(UUID id, String name) {}
}
