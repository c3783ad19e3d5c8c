package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.Audited;
import java.util.Map;
import java.util.UUID;

/** An address was made, which hands what it shows to whoever has it; or it was taken back. */
record FeedEdited(UUID feed, CalendarAction action, FeedSubject subject, AccountId by) implements Audited {

    @Override
    public Deed deed() {
        return new Deed(
                by.value(),
                action,
                feed,
                switch (subject) {
                    case FeedSubject.Own own -> Map.of();
                    case FeedSubject.Instrument(var id) -> Map.of("instrument", id);
                    case FeedSubject.Institution(var id) -> Map.of("institution", id);
                });
    }
}
