package cn.pingliang.sharing.booking;

import java.time.Duration;

/**
 * What an instrument demands of a booking, after defaults of the site, its institution and its class.
 *
 * @param minNotice how long before the start a request must come, at the latest
 * @param maxNotice how long before the start it may come, at the earliest
 * @param alignment starts and ends lie on multiples of this, counted from the full hour
 * @param bufferBefore time to set up, kept free before the slot; {@code bufferAfter} likewise
 * @param cancelNotice how long before the start the requester may still cancel
 * @param earlyCheckIn how long before the start the use may begin, if nobody else has the unit
 */
public record BookingTerms(
        Duration minNotice,
        Duration maxNotice,
        Duration shortest,
        Duration longest,
        Duration alignment,
        Duration bufferBefore,
        Duration bufferAfter,
        Duration cancelNotice,
        Duration earlyCheckIn,
        boolean approvalNeeded,
        boolean agreementNeeded) {}
