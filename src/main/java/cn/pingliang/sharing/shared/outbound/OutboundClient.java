package cn.pingliang.sharing.shared.outbound;

import cn.pingliang.sharing.shared.PortalProperties;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Calls machines of the public internet ({@link PublicAddresses}), with an end to everything. It follows no redirect, tries
 * nothing twice, reads no more than it is asked to, and neither keeps nor sends anything but the question.
 */
@Component
public class OutboundClient implements AutoCloseable {

    private static final Timeout TO_CONNECT = Timeout.ofSeconds(5);
    private static final Timeout TO_ANSWER = Timeout.ofSeconds(10);

    /** Each call has a connection of its own, however many are slow. */
    private static final int AT_ONCE = 64;

    private final OutboundAddress.Rule rule;
    private final CloseableHttpClient client;

    public OutboundClient(PortalProperties portal, OutboundProperties properties) {
        var loopback = portal.demo() && properties.allowLoopback();
        var machines = new PublicAddresses(InetAddress::getAllByName, loopback);
        rule = new OutboundAddress.Rule(URI.create(portal.baseUrl()).getHost(), machines, loopback);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(machines)
                        .setMaxConnTotal(AT_ONCE)
                        .setMaxConnPerRoute(AT_ONCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(TO_CONNECT)
                                .setSocketTimeout(TO_ANSWER)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(TO_ANSWER).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("pingliang-sharing")
                .build();
    }

    /** What is made of an answer, as much of it as is wanted. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ClassicHttpResponse response) throws IOException;
    }

    public sealed interface Outcome<T> {
        record Answered<T>(T what) implements Outcome<T> {}

        record Failed<T>(OutboundFailure why) implements Outcome<T> {}
    }

    /** Judges what somebody typed; nothing is called. */
    public OutboundAddress.Reading read(String typed) {
        return rule.read(typed);
    }

    /** @param altogether when it ends at the latest, reading included */
    public <T> Outcome<T> call(HttpUriRequestBase request, Duration altogether, Reader<T> reader) {
        var begun = System.nanoTime();
        CompletableFuture.delayedExecutor(altogether.toMillis(), TimeUnit.MILLISECONDS)
                .execute(request::cancel);
        try {
            var response = client.executeOpen(null, request, null);
            try {
                return new Outcome.Answered<>(reader.read(response));
            } finally {
                // Nothing more is read of it, however much there is.
                request.cancel();
                Closer.closeQuietly(response);
            }
        } catch (PublicAddresses.NotPublicException e) {
            return new Outcome.Failed<>(OutboundFailure.NOT_PUBLIC);
        } catch (UnknownHostException e) {
            return new Outcome.Failed<>(OutboundFailure.UNKNOWN_HOST);
        } catch (SSLException e) {
            return new Outcome.Failed<>(OutboundFailure.UNTRUSTED);
        } catch (InterruptedIOException e) {
            return new Outcome.Failed<>(OutboundFailure.TOO_SLOW);
        } catch (IOException e) {
            var late = System.nanoTime() - begun >= altogether.toNanos();
            return new Outcome.Failed<>(late ? OutboundFailure.TOO_SLOW : OutboundFailure.UNREACHABLE);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
