package cn.pingliang.sharing.shell;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a public body's site tells at its foot. Whatever is empty is shown as still to come, never invented.
 *
 * @param operator 主办单位
 * @param code 网站标识码
 * @param icp ICP 备案号
 * @param publicSecurity 公安备案号
 * @param reportErrors address of 政府网站找错, or {@code mailto:}
 * @param privacy address of the privacy notice
 */
@ConfigurationProperties("portal.site")
record SiteProperties(
        @DefaultValue("") String operator,
        @DefaultValue("") String code,
        @DefaultValue("") String icp,
        @DefaultValue("") String publicSecurity,
        @DefaultValue("") String reportErrors,
        @DefaultValue("") String privacy) {}
