package cn.pingliang.sharing.account;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AccessTokens extends Repository<AccessToken, UUID> {

    AccessToken save(AccessToken token);

    List<AccessToken> findByAccountIdOrderByCreatedAtDesc(AccountId account);

    /** @return how many were deleted: one, or none where the account has no such token */
    int deleteByIdAndAccountId(UUID id, AccountId account);
}
