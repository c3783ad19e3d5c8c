package cn.pingliang.sharing.testing;

import cn.pingliang.sharing.shared.PortalTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The portal's clock in tests: it runs like the real one, and can be turned. */
public final class TestClock extends Clock {

    private static final InstantSource REAL = InstantSource.system();

    private volatile Duration ahead = Duration.ZERO;

    private TestClock() {}

    @Override
    public Instant instant() {
        return REAL.instant().plus(ahead);
    }

    /** From now on it is this moment, and time goes on from there. */
    public void set(Instant moment) {
        ahead = Duration.between(REAL.instant(), moment);
    }

    public void forward(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Back to the real time; happens after each test by itself. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return PortalTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the portal lives in one time zone");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Bean {
        @org.springframework.context.annotation.Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    static class Reset implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(TestClock.class)
                    .reset();
        }
    }
}
