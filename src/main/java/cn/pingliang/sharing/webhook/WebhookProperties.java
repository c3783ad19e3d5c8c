package cn.pingliang.sharing.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key what the secrets of webhooks are made of ({@code PORTAL_WEBHOOKS_KEY}), at least {@value #SHORTEST} characters that
 *     nobody can guess, the same on every node; without it there are no webhooks, and with another one every receiver needs
 *     a new secret
 */
@ConfigurationProperties("portal.webhooks")
record WebhookProperties(@DefaultValue("") String key) {

    static final int SHORTEST = 32;

    boolean isOn() {
        return key.length() >= SHORTEST;
    }

    @Override
    public String toString() {
        return "key of webhooks";
    }
}
