package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.shared.outbound.OutboundClient;
import cn.pingliang.sharing.shared.outbound.OutboundClient.Outcome;
import cn.pingliang.sharing.webhook.WebhookOutbox.Claimed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one thing to one receiver, signed. Of the answer only the status is read. */
@Component
class WebhookSender {

    /** Well below {@link WebhookOutbox#CLAIM}. */
    private static final Duration ALTOGETHER = Duration.ofSeconds(15);

    private final OutboundClient client;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookSender(OutboundClient client, WebhookProperties properties, Clock clock) {
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param status null where there was no answer
     * @param failure null where it was taken
     */
    record Attempt(
            Instant at,
            int milliseconds,
            @Nullable Integer status,
            @Nullable WebhookFailure failure) {}

    Attempt send(Claimed claimed) {
        var now = clock.instant();
        var secret = WebhookSecret.of(properties.key(), claimed.webhook(), claimed.generation());
        if (!Arrays.equals(secret.check(), claimed.secretCheck())) {
            return new Attempt(now, 0, null, WebhookFailure.SECRET_LOST);
        }
        var begun = System.nanoTime();
        var outcome = client.call(request(claimed, secret, now), ALTOGETHER, answer -> answer.getCode());
        var took = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return switch (outcome) {
            case Outcome.Answered<Integer>(var status) ->
                new Attempt(now, took, status, status / 100 == 2 ? null : WebhookFailure.of(status));
            case Outcome.Failed<Integer>(var why) -> new Attempt(now, took, null, WebhookFailure.of(why));
        };
    }

    private HttpPost request(Claimed claimed, WebhookSecret secret, Instant now) {
        var timestamp = now.getEpochSecond();
        var signature = secret.sign(claimed.delivery(), timestamp, claimed.body());
        if (claimed.previousUntil() != null && now.isBefore(claimed.previousUntil())) {
            signature += " "
                    + WebhookSecret.of(properties.key(), claimed.webhook(), claimed.generation() - 1)
                            .sign(claimed.delivery(), timestamp, claimed.body());
        }
        var request = new HttpPost(URI.create(claimed.address().toASCIIString()));
        request.setHeader("webhook-id", claimed.delivery().toString());
        request.setHeader("webhook-timestamp", String.valueOf(timestamp));
        request.setHeader("webhook-signature", signature);
        request.setEntity(new StringEntity(claimed.body(), ContentType.APPLICATION_JSON));
        return request;
    }
}
