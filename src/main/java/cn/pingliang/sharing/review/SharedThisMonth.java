package cn.pingliang.sharing.review;

import cn.pingliang.sharing.catalogue.HomeFigures;
import cn.pingliang.sharing.shared.PortalTime;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For the first page: the external hours of this month so far, by the review's own definition. Public, since it names nobody. */
@Service
@Transactional(readOnly = true)
class SharedThisMonth implements HomeFigures {

    private final JdbcClient db;
    private final Clock clock;

    SharedThisMonth(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<HomeFigure> today() {
        var now = clock.instant();
        var hours = db.sql("select coalesce(sum(external_hours), 0) from unit_hours(:start, :end)")
                .param(
                        "start",
                        Timestamp.from(PortalTime.startOf(PortalTime.dayOf(now).withDayOfMonth(1))))
                .param("end", Timestamp.from(now))
                .query(BigDecimal.class)
                .single();
        return List.of(new HomeFigure("home.figure.shared-this-month", hours));
    }
}
