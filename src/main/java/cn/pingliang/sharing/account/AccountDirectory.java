package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.NotFoundException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who somebody is, for the modules that show people to those who may see them. */
@Service
@Transactional(readOnly = true)
public class AccountDirectory {

    private final Accounts accounts;

    AccountDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws NotFoundException where there is no such account */
    public Person person(AccountId id) {
        return accounts.findById(id)
                .map(AccountDirectory::person)
                .orElseThrow(() -> new NotFoundException("account " + id));
    }

    /** The names people chose to be shown by, for all of the accounts in one query. */
    public Map<AccountId, String> namesOf(Collection<AccountId> ids) {
        return accounts.findByIdIn(ids).stream().collect(Collectors.toMap(Account::id, Account::displayName));
    }

    private static Person person(Account account) {
        return new Person(account.id(), account.username(), account.displayName());
    }

    public record Person(AccountId id, String username, String displayName) {}
}
