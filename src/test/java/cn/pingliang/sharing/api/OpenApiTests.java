package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.PortalTest;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API describes itself, to everybody. */
@PortalTest
class OpenApiTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void every_address_is_described_in_openapi_3_1() {
        var description = Api.visitor().get("/openapi.json").is(200);
        assertThat(description.text("/openapi")).startsWith("3.1");
        var described = new TreeSet<String>();
        description
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        var served = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/v1/")
                                && method.getBeanType().getPackageName().startsWith("cn.pingliang"))
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> served.add(verb + " " + pattern))));
        assertThat(described).isEqualTo(served);
        assertThat(description.body()).doesNotContain("cn.pingliang");
    }

    @Test
    void a_page_to_try_it_is_served_with_all_it_loads() {
        var docs = Api.visitor().get("//api/docs");
        docs.is(302);
        var page = Api.visitor().get("/" + docs.header("Location")).is(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        for (var file : java.util.List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-initializer.js")) {
            Api.visitor().get("//api/swagger-ui/" + file).is(200);
        }
        var settings = Api.visitor().get("/openapi.json/swagger-config").is(200);
        assertThat(settings.text("/url")).isEqualTo("/api/v1/openapi.json");
    }
}
