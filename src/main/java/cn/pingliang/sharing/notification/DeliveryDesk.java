package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.Texts;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.jobs.EventsAgain;
import cn.pingliang.sharing.shared.jobs.EventsAgain.UndoneEvent;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What leaves the portal and what does not, for the platform's operators; every method throws {@link ForbiddenException} else. */
@Service
@Transactional
public class DeliveryDesk {

    private static final int MOST_SHOWN = 100;

    private final JdbcClient db;
    private final Standings standings;
    private final List<NoticeChannel> channels;
    private final EventsAgain events;
    private final MailText mail;
    private final Texts texts;
    private final PortalProperties portal;
    private final Clock clock;

    DeliveryDesk(
            JdbcClient db,
            Standings standings,
            List<NoticeChannel> channels,
            EventsAgain events,
            MailText mail,
            Texts texts,
            PortalProperties portal,
            Clock clock) {
        this.db = db;
        this.standings = standings;
        this.channels = channels;
        this.events = events;
        this.mail = mail;
        this.texts = texts;
        this.portal = portal;
        this.clock = clock;
    }

    /** Three queries and one for the account. */
    @Transactional(readOnly = true)
    public State state(AccountId by) {
        requireOperator(by);
        var yesterday = Timestamp.from(clock.instant().minus(Duration.ofDays(1)));
        return db.sql("""
                        select count(*) filter (where delivered_at is null and given_up_at is null) as waiting,
                            count(*) filter (where delivered_at is null and given_up_at is null and tries > 0) as tried,
                            count(*) filter (where delivered_at > ?) as delivered from notice_delivery""")
                .param(yesterday)
                .query((row, number) -> new State(
                        channels.stream()
                                .filter(NoticeChannel::isOn)
                                .map(NoticeChannel::name)
                                .toList(),
                        row.getLong("waiting"),
                        row.getLong("tried"),
                        row.getLong("delivered"),
                        failed(),
                        events.undone()))
                .single();
    }

    private List<FailedDelivery> failed() {
        return db.sql("""
                        select d.id, a.display_name, d.channel, d.created_at, d.tries, d.given_up_at is not null as given_up, d.last_error
                        from notice_delivery d join account a on a.id = d.account_id
                        where d.delivered_at is null and d.tries > 0 and d.last_error is not null
                        order by d.given_up_at desc nulls last, d.created_at limit ?""")
                .param(MOST_SHOWN)
                .query((row, number) -> new FailedDelivery(
                        row.getObject("id", UUID.class),
                        row.getString("display_name"),
                        row.getString("channel"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("tries"),
                        row.getBoolean("given_up"),
                        Objects.requireNonNullElse(row.getString("last_error"), "")))
                .list();
    }

    /** From the beginning, at once. What was delivered meanwhile is left alone. */
    public void tryAgain(UUID delivery, AccountId by) {
        requireOperator(by);
        db.sql(
                        "update notice_delivery set tries = 0, given_up_at = null, due_at = ? where id = ? and delivered_at is null")
                .params(Timestamp.from(clock.instant()), delivery)
                .update();
    }

    /** What a mail of this kind looks like, with invented facts. */
    @Transactional(readOnly = true)
    public MailWords preview(NoticeKind kind, Locale language, AccountId by) {
        requireOperator(by);
        var start = clock.instant()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(7))
                .plus(Duration.ofHours(1));
        var slot = TimeSlot.starting(start, Duration.ofHours(2));
        var nobody = new UUID(0, 0);
        var sample = new NoticeView(
                nobody,
                by,
                kind,
                new BookingId(nobody),
                nobody,
                1,
                new ResourceId(nobody),
                texts.say("mail.sample.instrument", language),
                texts.say("mail.sample.instrument", language),
                new OrganisationId(nobody),
                texts.say("mail.sample.institution", language),
                texts.say("mail.sample.institution", language),
                slot,
                TimeSlot.starting(start.plus(Duration.ofDays(1)), slot.length()),
                texts.say("mail.sample.person", language),
                texts.say("mail.sample.organisation", language),
                kind == NoticeKind.REJECTED || kind == NoticeKind.RETURNED
                        ? texts.say("mail.sample.reason", language)
                        : null,
                slot.start(),
                clock.instant(),
                false,
                true,
                null);
        return mail.of(
                new Recipient(by, texts.say("mail.sample.person", language), language, null, null),
                List.of(sample),
                notice -> kind.asksForDecision() ? Optional.of(portal.baseUrl() + "/decide/…") : Optional.empty());
    }

    private void requireOperator(AccountId by) {
        if (!standings.of(by).operator()) {
            throw new ForbiddenException("deliveries of the portal");
        }
    }

    /**
     * @param channels those that are set up, apart from the portal itself
     * @param tried how many of those that wait were tried in vain
     * @param delivered in the last 24 hours
     */
    public record State(
            List<String> channels,
            long waiting,
            long tried,
            long delivered,
            List<FailedDelivery> failed,
            List<UndoneEvent> undone) {}

    /** @param givenUp whether nobody tries again by themselves */
    public record FailedDelivery(
            UUID id, String person, String channel, Instant since, int tries, boolean givenUp, String why) {}
}
