package cn.pingliang.sharing.review;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** @param asOf the moment the figures were read: every record confirmed until then is in them */
public record SharingReport(Period period, Grouping groupBy, Instant asOf, List<SharingFigures> rows) {

    /** Tells spreadsheets the encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "key",
                    "name",
                    "instruments",
                    "effectiveHours",
                    "externalHours",
                    "ratedHours",
                    "utilisationRate",
                    "sharingRate",
                    "openingRate")
            .get();

    public SharingReport {
        rows = List.copyOf(rows);
    }

    public SharingFigures total() {
        return SharingFigures.total(rows);
    }

    /** The rows for a spreadsheet: hours to one decimal, rates as fractions, empty where there is nothing to divide by. */
    public String csv() {
        var text = new StringWriter().append(BYTE_ORDER_MARK);
        try (var csv = new CSVPrinter(text, CSV)) {
            for (var row : rows) {
                csv.printRecord(
                        row.key(),
                        row.name(),
                        row.instruments(),
                        tenths(row.effectiveHours()),
                        tenths(row.externalHours()),
                        tenths(row.ratedHours()),
                        row.utilisationRate(),
                        row.sharingRate(),
                        row.openingRate());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static BigDecimal tenths(BigDecimal hours) {
        return hours.setScale(1, RoundingMode.HALF_UP);
    }
}
