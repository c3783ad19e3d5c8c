package cn.pingliang.sharing.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the portal and one receiver know, and nobody else; the signatures are those of Standard Webhooks 1.0. */
final class WebhookSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CHECK_BYTES = 8;

    private final byte[] value;

    private WebhookSecret(byte[] value) {
        this.value = value;
    }

    /** @param generation counts up with each secret that replaces another */
    static WebhookSecret of(String key, UUID webhook, int generation) {
        return new WebhookSecret(
                hmac(key.getBytes(StandardCharsets.UTF_8), "secret of webhook %s.%d".formatted(webhook, generation)));
    }

    /** As receivers are given it. */
    String shown() {
        return "whsec_" + Base64.getEncoder().encodeToString(value);
    }

    /** Tells whether two are the same, and nothing else of them. */
    byte[] check() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("check of webhook secret".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(digest.digest(value), CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param timestamp seconds since 1970 */
    String sign(UUID id, long timestamp, String body) {
        return "v1," + Base64.getEncoder().encodeToString(hmac(value, "%s.%d.%s".formatted(id, timestamp, body)));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "secret";
    }
}
