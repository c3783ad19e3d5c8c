package cn.pingliang.sharing.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, AccountId> {

    Optional<Account> findById(AccountId id);

    Optional<Account> findByUsername(String username);

    List<Account> findByIdIn(Collection<AccountId> ids);

    /**
     * Counts a wrong password, and locks the account at the last one allowed. One statement, since failures can race.
     *
     * @return whether it was the last one
     */
    @Query(nativeQuery = true, value = """
            update account set
                locked_until = case when failed_sign_ins + 1 >= :allowed then :lockedUntil else locked_until end,
                failed_sign_ins = case when failed_sign_ins + 1 >= :allowed then 0 else failed_sign_ins + 1 end
            where id = :id
            returning failed_sign_ins = 0""")
    boolean countFailure(UUID id, int allowed, Instant lockedUntil);

    @Modifying
    @Query(nativeQuery = true, value = """
            update account set failed_sign_ins = 0, locked_until = null
            where id = :id and (failed_sign_ins > 0 or locked_until is not null)""")
    void forgetFailures(UUID id);
}
