package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.MemberDirectory;
import cn.pingliang.sharing.shared.ForbiddenException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom the staff of an instrument can ask for: people of verified enterprises, found by {@link MemberDirectory}. */
@Service
@Transactional(readOnly = true)
public class RequesterDirectory {

    /** Fewer letters find nobody. */
    public static final int FEWEST_LETTERS = MemberDirectory.FEWEST_LETTERS;

    private final MemberDirectory members;
    private final BookingAccess access;

    RequesterDirectory(MemberDirectory members, BookingAccess access) {
        this.members = members;
        this.access = access;
    }

    /** Whether the account sets rules aside and asks for others on the instrument. */
    public boolean isOpenTo(AccountId by, BookableInstrument instrument) {
        return access.viewer(by).decidesOn(instrument.institution(), instrument.id());
    }

    /**
     * @param words the whole login name, or a part of the person's or the enterprise's name
     * @throws ForbiddenException where the account does not decide on the instrument
     */
    public List<Person> find(String words, BookableInstrument instrument, AccountId by) {
        if (!isOpenTo(by, instrument)) {
            throw new ForbiddenException("looking for people on behalf of " + instrument.id());
        }
        return members.find(words, Set.of(Role.ENTREPRENEUR), by).stream()
                .map(each -> new Person(each.id(), each.name(), each.organisation()))
                .toList();
    }

    public record Person(AccountId id, String name, String organisation) {}
}
