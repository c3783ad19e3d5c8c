package cn.pingliang.sharing.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowLoopback whether calendars are also read from the portal's own machine, without encryption and from any port: for
 *     tests, and without effect in a portal that is no demonstration
 */
@ConfigurationProperties("portal.external-calendars")
record ExternalCalendarProperties(@DefaultValue("false") boolean allowLoopback) {}
