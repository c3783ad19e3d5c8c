package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /me}. */
@PortalTest
class MeApiTests {

    @ParameterizedTest
    @CsvSource({
        "chuangye, ENTREPRENEUR, 平凉绿源农业科技有限公司, ENTERPRISE, true",
        "chuangye2, ENTREPRENEUR, 平凉康泽中药饮片有限公司, ENTERPRISE, true",
        "chuangye3, ENTREPRENEUR, 平凉新芽智慧农业有限公司, ENTERPRISE, false",
        "yixueyuan, INSTITUTION_ADMIN, 甘肃医学院, INSTITUTION, true",
        "nongkeyuan, INSTITUTION_ADMIN, 平凉市农业科学院, INSTITUTION, true",
        "zhiyuan, INSTITUTION_ADMIN, 平凉职业技术学院, INSTITUTION, true",
        "yiqi, INSTRUMENT_MANAGER, 甘肃医学院, INSTITUTION, true",
        "kejiju, BUREAU_REVIEWER, 平凉市科技局, BUREAU, true",
        "jiaoyuju, BUREAU_REVIEWER, 平凉市教育局, BUREAU, true",
        "nongmuju, BUREAU_REVIEWER, 平凉市农牧局, BUREAU, true",
    })
    void everybody_learns_who_they_are_to_the_portal(
            String username, String role, String organisation, String kind, boolean verified) {
        var me = Api.as(username).get("/me").is(200);
        assertThat(me.text("/account/username")).isEqualTo(username);
        assertThat(me.text("/account/displayName")).isNotBlank();
        assertThat(me.at("/roles").valueStream().map(node -> node.asString())).containsExactly(role);
        assertThat(me.text("/organisation/name")).isEqualTo(organisation);
        assertThat(me.text("/organisation/kind")).isEqualTo(kind);
        assertThat(me.at("/organisation/verified").asBoolean()).isEqualTo(verified);
    }

    @Test
    void the_operator_of_the_platform_belongs_to_no_organisation() {
        var me = Api.as(Demo.OPERATOR).get("/me").is(200);
        assertThat(me.at("/roles/0").asString()).isEqualTo("PLATFORM_OPERATOR");
        assertThat(me.at("/organisation").isNull()).isTrue();
    }

    @Test
    void a_visitor_is_nobody() {
        var refused = Api.visitor().get("/me").isProblem(401, "unauthenticated");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_password_is_taken_for_tokens_only() {
        Api.visitor().password(Demo.ENTREPRENEUR, Demo.PASSWORD).get("/me").isProblem(401, "unauthenticated");
    }
}
