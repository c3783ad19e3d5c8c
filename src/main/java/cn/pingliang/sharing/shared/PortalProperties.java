package cn.pingliang.sharing.shared;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home where the portal keeps its own database ({@code PORTAL_HOME})
 * @param demo whether the demonstration's institutions, accounts and records are loaded ({@code PORTAL_DEMO}); never in a
 *     portal that people rely on
 * @param baseUrl the address people reach the portal at, behind any reverse proxy ({@code PORTAL_BASE_URL})
 */
@ConfigurationProperties("portal")
public record PortalProperties(
        @DefaultValue("data") Path home,
        @DefaultValue("false") boolean demo,
        String baseUrl) {}
