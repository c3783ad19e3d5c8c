package cn.pingliang.sharing.shared.web;

import cn.pingliang.sharing.shared.Texts;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description of itself, at {@code /api/v1/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "accessToken";

    @Bean
    OpenAPI openApi(Texts texts) {
        return new OpenAPI()
                .info(new Info()
                        .title(texts.say("app.full-name", Locale.ROOT))
                        .description(texts.say("api.description", Locale.ROOT))
                        .version("v1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description(texts.say("api.token", Locale.ROOT))))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
