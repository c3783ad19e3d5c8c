package cn.pingliang.sharing.review;

import java.time.Instant;
import java.util.List;

/** @param asOf the moment the figures were read: every record confirmed until then is in them */
public record SharingReport(Period period, Grouping groupBy, Instant asOf, List<SharingFigures> rows) {

    public SharingReport {
        rows = List.copyOf(rows);
    }

    public SharingFigures total() {
        return SharingFigures.total(rows);
    }
}
