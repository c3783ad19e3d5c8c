package cn.pingliang.sharing.testing;

import cn.pingliang.sharing.PortalApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole portal, listening on a port of its own, with its own PostgreSQL and the demonstration's data. All
 * such tests share one portal and one database, so a test that changes something makes its own {@link Instruments}. The
 * {@link TestClock} is the portal's clock and is set right after each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PortalApplication.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestPortal.class)
@Import({
    TestClock.Bean.class,
    Statements.Counting.class,
    Instruments.class,
    ManyInstruments.class,
    People.class,
    Usage.class,
    Database.class,
    Screens.class,
    Tampering.class,
    Jobs.class
})
@ExtendWith({TestClock.Reset.class, Screens.Closing.class})
public @interface PortalTest {}
