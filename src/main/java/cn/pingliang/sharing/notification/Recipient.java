package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody as channels know them: no more of a person than is needed to reach them. */
public record Recipient(
        AccountId account,
        String name,
        Locale language,
        @Nullable String mail,
        @Nullable String phone) {}
