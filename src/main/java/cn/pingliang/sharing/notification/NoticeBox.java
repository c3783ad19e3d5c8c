package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's own notices; nobody reads another's. */
@Service
@Transactional
public class NoticeBox {

    private final JdbcClient db;
    private final ChangeFeed changes;
    private final Clock clock;

    NoticeBox(JdbcClient db, ChangeFeed changes, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.clock = clock;
    }

    /** What is announced when the account's notices change: not the account's own id, which many screens listen to. */
    public static UUID subjectOf(AccountId account) {
        return UUID.nameUUIDFromBytes(("notices of " + account).getBytes(StandardCharsets.US_ASCII));
    }

    /** The latest first. At most two queries. */
    @Transactional(readOnly = true)
    public PageOf<NoticeView> of(AccountId account, boolean unreadOnly, PageRequest page) {
        var which = "n.account_id = ? and n.in_app" + (unreadOnly ? " and n.read_at is null" : "");
        var notices = db.sql(
                        NoticeRows.SELECT + "where " + which + " order by n.created_at desc, n.id limit ? offset ?")
                .params(account.value(), page.size(), page.offset())
                .query((row, number) -> NoticeRows.view(row))
                .list();
        var total = page.page() == 0 && notices.size() < page.size()
                ? notices.size()
                : db.sql("select count(*) from notice n where " + which)
                        .param(account.value())
                        .query(Long.class)
                        .single();
        return new PageOf<>(notices, page.page(), page.size(), total);
    }

    /** One query. */
    @Transactional(readOnly = true)
    public long unread(AccountId account) {
        return db.sql("select count(*) from notice where account_id = ? and in_app and read_at is null")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    /** Of somebody else's notice, as of one that is not there, nothing comes. */
    public void read(UUID notice, AccountId account) {
        if (db.sql("update notice set read_at = ? where id = ? and account_id = ? and read_at is null")
                        .params(Timestamp.from(clock.instant()), notice, account.value())
                        .update()
                > 0) {
            changes.announce(subjectOf(account));
        }
    }

    public void readAll(AccountId account) {
        if (db.sql("update notice set read_at = ? where account_id = ? and in_app and read_at is null")
                        .params(Timestamp.from(clock.instant()), account.value())
                        .update()
                > 0) {
            changes.announce(subjectOf(account));
        }
    }
}
