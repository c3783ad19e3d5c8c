package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;

/** A member of an institution's staff, as the others know them. */
public record Colleague(AccountId id, String name) {}
