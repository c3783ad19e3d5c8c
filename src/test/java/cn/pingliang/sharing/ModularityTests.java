package cn.pingliang.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(PortalApplication.class);

    @Test
    void modules_use_only_what_their_package_info_allows_and_in_no_circle() {
        MODULES.verify();
    }

    @Test
    void every_module_says_what_it_may_use() {
        assertThat(MODULES.stream())
                .allSatisfy(module -> assertThat(module.getBasePackage()
                                .findAnnotation(org.springframework.modulith.ApplicationModule.class))
                        .as("@ApplicationModule of %s", module.getIdentifier())
                        .hasValueSatisfying(passport -> assertThat(passport.allowedDependencies())
                                .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN)));
    }
}
