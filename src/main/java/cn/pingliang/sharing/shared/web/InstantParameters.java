package cn.pingliang.sharing.shared.web;

import cn.pingliang.sharing.shared.PortalTime;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads moments from query parameters. */
@Configuration(proxyBeanMethods = false)
class InstantParameters implements WebMvcConfigurer {

    /** A plus sign that was not escaped in the address arrives as a space; what was meant is plain. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, OffsetDateTime.class, InstantParameters::moment);
    }

    private static OffsetDateTime moment(String text) {
        var moment = OffsetDateTime.parse(text.replace(' ', '+'));
        if (!PortalTime.isWithinReach(moment)) {
            throw new IllegalArgumentException("no moment the portal reckons with: " + text);
        }
        return moment;
    }
}
