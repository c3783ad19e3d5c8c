package cn.pingliang.sharing.shared.outbound;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowLoopback whether the portal's own machine is called too, without encryption and at any port: for tests, and
 *     without effect in a portal that is no demonstration
 */
@ConfigurationProperties("portal.outbound")
public record OutboundProperties(@DefaultValue("false") boolean allowLoopback) {}
