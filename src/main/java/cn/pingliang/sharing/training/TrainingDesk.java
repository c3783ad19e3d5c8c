package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.training.TrainingEvent.PersonTrained;
import cn.pingliang.sharing.training.TrainingEvent.TrainingEnded;
import cn.pingliang.sharing.training.TrainingEvent.TrainingWanted;
import cn.pingliang.sharing.training.TrainingEvent.WishDeclined;
import cn.pingliang.sharing.training.TrainingEvent.WishWithdrawn;
import cn.pingliang.sharing.training.Wishes.Outcome;
import cn.pingliang.sharing.training.Wishes.Wish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Asks for training, answers, records who was trained and ends it. Asking is for whoever books; the rest for those who are
 * responsible for the instrument, and never about themselves.
 *
 * <p>Every method throws {@link NotFoundException} where there is no such instrument, wish or training, and {@link
 * ForbiddenException} where it is not the account's to do.
 */
@Service
@Transactional
public class TrainingDesk {

    /** Further ahead no training may end. */
    public static final int MOST_YEARS = 10;

    private final Trainings trainings;
    private final Wishes wishes;
    private final TrainingRights rights;
    private final BookableInstruments instruments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TrainingDesk(
            Trainings trainings,
            Wishes wishes,
            TrainingRights rights,
            BookableInstruments instruments,
            ApplicationEventPublisher events,
            Clock clock) {
        this.trainings = trainings;
        this.wishes = wishes;
        this.rights = rights;
        this.instruments = instruments;
        this.events = events;
        this.clock = clock;
    }

    /** Asks those responsible for the instrument; whoever is trained already may ask again for when that ends. */
    public TrainingAnswer ask(ResourceId instrument, @Nullable String note, AccountId by) {
        var wanted = instruments.get(instrument).id();
        rights.requireToAsk(by);
        if (trainings.holdsWithoutEnd(by, wanted)) {
            return TrainingAnswer.refused("training-without-end");
        }
        var wish = wishes.add(wanted, by, note, clock.instant());
        if (wish.isEmpty()) {
            return TrainingAnswer.refused("training-asked-already");
        }
        edited(wish.get().value(), TrainingAction.ASK, wanted, by, by, null);
        var responsible = rights.responsibleFor(wanted);
        responsible.remove(by);
        events.publishEvent(new TrainingWanted(wish.get(), wanted, by, today(), responsible));
        return new TrainingAnswer.Done();
    }

    public TrainingAnswer withdraw(WishId id, AccountId by) {
        var wish = wishes.find(id)
                .filter(each -> each.person().equals(by))
                .orElseThrow(() -> new NotFoundException("wish " + id));
        if (!wishes.answer(id, Outcome.WITHDRAWN, null, null, by, clock.instant())) {
            return TrainingAnswer.refused("training-answered-already");
        }
        edited(id.value(), TrainingAction.WITHDRAW, wish.instrument(), by, by, null);
        events.publishEvent(new WishWithdrawn(id));
        return new TrainingAnswer.Done();
    }

    /** @param reason not blank */
    public TrainingAnswer decline(WishId id, String reason, AccountId by) {
        var wish = toAnswer(id, by);
        if (reason.isBlank()) {
            return TrainingAnswer.refused("training-reason");
        }
        if (!wishes.answer(id, Outcome.DECLINED, reason, null, by, clock.instant())) {
            return TrainingAnswer.refused("training-answered-already");
        }
        edited(id.value(), TrainingAction.DECLINE, wish.instrument(), wish.person(), by, null);
        events.publishEvent(new WishDeclined(id, wish.instrument(), wish.person(), today(), reason));
        return new TrainingAnswer.Done();
    }

    /**
     * The person who asked was trained.
     *
     * @param until the last day on which it holds; null for without end
     */
    public TrainingAnswer meet(WishId id, @Nullable LocalDate until, @Nullable String note, AccountId by) {
        var wish = toAnswer(id, by);
        return wish.open()
                ? train(wish.instrument(), wish.person(), wish, until, note, by)
                : TrainingAnswer.refused("training-answered-already");
    }

    /** Somebody was trained, whether or not they asked; if they did, that is the answer. */
    public TrainingAnswer record(
            ResourceId instrument, AccountId person, @Nullable LocalDate until, @Nullable String note, AccountId by) {
        var on = instruments.get(instrument);
        rights.require(on.id(), on.institution(), by);
        if (person.equals(by)) {
            return TrainingAnswer.refused("training-of-oneself");
        }
        if (!rights.usesInstruments(person)) {
            throw new NotFoundException("account " + person);
        }
        return train(on.id(), person, wishes.open(person, on.id()).orElse(null), until, note, by);
    }

    /** It does not hold any more from now on. What it allowed before stays so. */
    public TrainingAnswer end(TrainingId id, String reason, AccountId by) {
        var training = trainings.find(id).orElseThrow(() -> new NotFoundException("training " + id));
        rights.require(training.instrument(), training.institution(), by);
        if (reason.isBlank()) {
            return TrainingAnswer.refused("training-reason");
        }
        if (!trainings.end(id, reason, by, clock.instant())) {
            return TrainingAnswer.refused("training-over-already");
        }
        edited(id.value(), TrainingAction.END, training.instrument(), training.person(), by, null);
        events.publishEvent(new TrainingEnded(id, training.instrument(), training.person(), today(), reason));
        return new TrainingAnswer.Done();
    }

    private Wish toAnswer(WishId id, AccountId by) {
        var wish = wishes.find(id).orElseThrow(() -> new NotFoundException("wish " + id));
        rights.require(wish.instrument(), wish.institution(), by);
        if (wish.person().equals(by)) {
            throw new ForbiddenException("answering one's own wish " + id);
        }
        return wish;
    }

    /** From today on, or from the day after the one that holds. */
    private TrainingAnswer train(
            ResourceId instrument,
            AccountId person,
            @Nullable Wish wish,
            @Nullable LocalDate until,
            @Nullable String note,
            AccountId by) {
        if (until != null && (until.isBefore(today()) || until.isAfter(today().plusYears(MOST_YEARS)))) {
            return TrainingAnswer.refused("training-until", MOST_YEARS);
        }
        if (trainings.holdsWithoutEnd(person, instrument)) {
            return TrainingAnswer.refused("training-without-end");
        }
        var from = trainings.nextDay(person, instrument, today());
        if (until != null && until.isBefore(from)) {
            return TrainingAnswer.refused(
                    "training-not-longer", from.minusDays(1).toString());
        }
        var training = trainings.add(instrument, person, from, until, note, by, clock.instant());
        if (training.isEmpty()
                || (wish != null
                        && !wishes.answer(wish.id(), Outcome.TRAINED, null, training.get(), by, clock.instant()))) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return TrainingAnswer.refused("training-answered-already");
        }
        edited(training.get().value(), TrainingAction.TRAIN, instrument, person, by, until);
        events.publishEvent(
                new PersonTrained(training.get(), wish == null ? null : wish.id(), instrument, person, from, until));
        return new TrainingAnswer.Done();
    }

    private void edited(
            UUID on,
            TrainingAction action,
            ResourceId instrument,
            AccountId person,
            AccountId by,
            @Nullable LocalDate until) {
        events.publishEvent(new TrainingEdited(on, action, instrument, person, by, until));
    }

    private LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }
}
