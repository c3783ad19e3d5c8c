package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be trained.
 *
 * @param reason why it was declined
 */
public record WishView(
        WishId id,
        ResourceId instrument,
        String instrumentName,
        String instrumentNameEn,
        String institution,
        String institutionEn,
        AccountId person,
        String personName,
        String organisation,
        @Nullable String note,
        Instant askedAt,
        State state,
        @Nullable String reason) {

    public enum State {
        OPEN,
        TRAINED,
        DECLINED,
        WITHDRAWN
    }
}
