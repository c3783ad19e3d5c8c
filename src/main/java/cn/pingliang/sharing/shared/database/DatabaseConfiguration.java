package cn.pingliang.sharing.shared.database;

import cn.pingliang.sharing.shared.PortalProperties;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Only where no server is named by {@code SPRING_DATASOURCE_URL}. */
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never")
    JdbcConnectionDetails embeddedServer(PortalProperties portal) {
        return new EmbeddedServer(portal.home());
    }

    /** Demonstration data has a history of its own, so that a portal without it never misses its files. */
    @Bean
    FlywayMigrationStrategy migrateThenDemonstrate(PortalProperties portal) {
        return migrations -> {
            migrations.migrate();
            if (portal.demo()) {
                Flyway.configure()
                        .configuration(migrations.getConfiguration())
                        .locations("classpath:db/demo")
                        .table("flyway_demo_history")
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate();
            }
        };
    }
}
