package cn.pingliang.sharing.booking;

import java.time.Duration;

/**
 * By which the portal approves bookings that otherwise wait for a decision.
 *
 * @param upTo the longest that it approves
 * @param trained whether only for those who are trained on the instrument
 */
public record ApprovalRule(Duration upTo, boolean trained) {}
