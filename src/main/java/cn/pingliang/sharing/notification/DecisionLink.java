package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import java.util.UUID;

/** A link that holds: who may decide on what with it. */
public record DecisionLink(UUID id, AccountId account, BookingId booking) {}
