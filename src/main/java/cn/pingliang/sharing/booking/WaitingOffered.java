package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import java.util.UUID;

/**
 * A slot became free and is kept for somebody who waited for it.
 *
 * @param entry of the waiting list; it is offered once
 */
public record WaitingOffered(UUID entry, AccountId account, ResourceId instrument, TimeSlot slot, Instant until) {}
