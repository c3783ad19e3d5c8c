package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.calendar.FeedSubject.Named;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses at which somebody's calendar reads what they may see: made and taken back by whoever they belong to. */
@Service
@Transactional
public class CalendarFeeds {

    private final FeedRows rows;
    private final FeedSubjects subjects;
    private final FeedEntries entries;
    private final FeedText text;
    private final ApplicationEventPublisher events;
    private final String portal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(
            FeedRows rows,
            FeedSubjects subjects,
            FeedEntries entries,
            FeedText text,
            ApplicationEventPublisher events,
            PortalProperties portal,
            Clock clock) {
        this.rows = rows;
        this.subjects = subjects;
        this.entries = entries;
        this.text = text;
        this.events = events;
        this.portal = portal.baseUrl();
        this.clock = clock;
    }

    /** @param readable whether its owner may still see what it is about; otherwise it answers nobody */
    public record Feed(
            UUID id, Named of, Instant made, @Nullable Instant lastUsed, boolean readable) {}

    /** @param others what the account may make addresses of and has none of */
    public record Shelf(List<Feed> feeds, List<Named> others) {
        public Shelf {
            feeds = List.copyOf(feeds);
            others = List.copyOf(others);
        }
    }

    /**
     * The new address, which cannot be seen again; one of the same subject made before ends.
     *
     * @throws ForbiddenException where the account neither administers nor manages it
     */
    public String make(FeedSubject subject, Locale language, AccountId account) {
        if (subjects.of(account).stream().noneMatch(each -> each.subject().equals(subject))) {
            throw new ForbiddenException("a calendar of " + subject);
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var feed = rows.put(TimeOrderedId.next(), secret, subject, language, account, clock.instant());
        events.publishEvent(new FeedEdited(feed, CalendarAction.MAKE_ADDRESS, subject, account));
        return portal + "/api/v1/calendars/" + secret.value() + ".ics";
    }

    /** Nothing happens where the account has no such address. */
    public void revoke(UUID feed, AccountId account) {
        rows.remove(feed, account)
                .ifPresent(subject ->
                        events.publishEvent(new FeedEdited(feed, CalendarAction.REVOKE_ADDRESS, subject, account)));
    }

    /** The account's addresses, and what else there could be. At most five queries. */
    @Transactional(readOnly = true)
    public Shelf of(AccountId account) {
        var possible = subjects.of(account);
        var feeds = rows.of(account);
        var may = possible.stream().map(Named::subject).collect(Collectors.toSet());
        var has = new HashSet<FeedSubject>();
        feeds.forEach(feed -> has.add(feed.of().subject()));
        return new Shelf(
                feeds.stream()
                        .map(feed -> new Feed(
                                feed.id(),
                                feed.of(),
                                feed.made(),
                                feed.lastUsed(),
                                may.contains(feed.of().subject())))
                        .toList(),
                possible.stream().filter(each -> !has.contains(each.subject())).toList());
    }

    /**
     * Nothing where there is no such feed, its owner is locked out, or may no longer see what it is about. At most seven
     * statements, however many bookings there are.
     */
    public Optional<String> read(FeedSecret secret) {
        var now = clock.instant();
        return rows.find(secret, now)
                .flatMap(feed -> entries.of(feed, now).map(found -> {
                    rows.used(feed.id(), now);
                    return text.of(feed.of(), found, feed.language());
                }));
    }
}
