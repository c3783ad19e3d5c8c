package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.file.Attachment;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What applicant and institution say to each other about a request, from the first day until it is rated. A message decides
 * nothing, but it is a step: whoever decides on what they saw before it is told that there is more
 * (src/docs/decisions/0022-messages-are-steps.md).
 *
 * <p>Throws what {@link BookingSteps} throws.
 */
@Service
@Transactional
public class BookingMessages {

    public static final int LONGEST = 2000;

    private final StepTaker taker;
    private final BookingFiles files;
    private final Clock clock;

    BookingMessages(StepTaker taker, BookingFiles files, Clock clock) {
        this.taker = taker;
        this.files = files;
        this.clock = clock;
    }

    /** For the requester and their organisation, and for the institution; the other side is told. */
    public StepAnswer write(BookingId id, AccountId by, String text, List<Attachment> attachments) {
        return taker.take(BookingAction.MESSAGE, id, null, by, turn -> {
            if (attachments.size() > Attachment.MOST) {
                return Optional.of(new StepAnswer.Refused(List.of(Attachment.tooMany())));
            }
            turn.booking().say(by, clock.instant(), text, turn.isDeciders());
            files.keep(turn.booking(), attachments);
            return Optional.empty();
        });
    }
}
