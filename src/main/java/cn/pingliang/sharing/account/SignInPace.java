package cn.pingliang.sharing.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often passwords may be tried in the API, for each account name and for each address. */
@Component
class SignInPace {

    private static final int TRIES_A_MINUTE_FOR_A_NAME = 20;
    private static final int TRIES_A_MINUTE_FROM_AN_ADDRESS = 200;

    private final LoadingCache<String, Bucket> names = buckets(TRIES_A_MINUTE_FOR_A_NAME);
    private final LoadingCache<String, Bucket> addresses = buckets(TRIES_A_MINUTE_FROM_AN_ADDRESS);

    /** @return how long to wait before the next try; zero where this one is allowed */
    Duration waitBefore(String name, String address) {
        var byAddress = addresses.get(address).tryConsumeAndReturnRemaining(1);
        var byName = names.get(name).tryConsumeAndReturnRemaining(1);
        return wait(byAddress).compareTo(wait(byName)) > 0 ? wait(byAddress) : wait(byName);
    }

    private static Duration wait(ConsumptionProbe probe) {
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static LoadingCache<String, Bucket> buckets(int triesAMinute) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(key -> Bucket.builder()
                        .addLimit(
                                limit -> limit.capacity(triesAMinute).refillGreedy(triesAMinute, Duration.ofMinutes(1)))
                        .build());
    }
}
