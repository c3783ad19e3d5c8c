package cn.pingliang.sharing.calendar;

import java.util.UUID;

/** Whatever {@link ExternalCalendarFailing} said of it is over: it was read again, has another address, or was removed. */
public record ExternalCalendarSettled(UUID calendar) {}
