package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where an external calendar is read: over HTTPS at its usual port, since such addresses are secrets mostly, and whoever listens
 * could change what they say.
 */
record ExternalAddress(URI uri) {

    static final int LONGEST = 2000;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    sealed interface Reading {
        record Understood(ExternalAddress address) implements Reading {}

        record Refused(Refusal refusal) implements Reading {}
    }

    /** What is asked of addresses: of those that somebody types, and of those a server sends the portal to. */
    record Rule(String ownHost, PublicAddresses machines, boolean loopback) {

        Reading read(String typed) {
            var text = typed.strip().replaceFirst("(?i)^webcals?:", "https:");
            URI uri;
            try {
                uri = new URI(text);
            } catch (URISyntaxException e) {
                return refused(Refusal.of("external-address-unreadable"));
            }
            var host = uri.getHost();
            if (host == null || uri.getScheme() == null || text.length() > LONGEST) {
                return refused(Refusal.of("external-address-unreadable"));
            }
            var own = loopback && LOOPBACK.contains(host);
            if (!own && !"https".equals(uri.getScheme().toLowerCase(Locale.ROOT))) {
                return refused(Refusal.of("external-address-encrypted"));
            }
            if (uri.getUserInfo() != null || (!own && uri.getPort() != -1 && uri.getPort() != 443)) {
                return refused(Refusal.of("external-address-port"));
            }
            if (!own && (host.equalsIgnoreCase(ownHost) || !admits(host))) {
                return refused(Refusal.of("external-address-not-public"));
            }
            return new Reading.Understood(new ExternalAddress(uri));
        }

        /** Of names it is asked when they are looked up, which is not for a form to wait for. */
        private boolean admits(String host) {
            var isName = !host.startsWith("[") && !host.matches("[0-9.]+");
            if (isName) {
                return !host.equalsIgnoreCase("localhost");
            }
            try {
                var literal = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
                // 0177.0.0.1 and 2130706433 mean one machine to some, and another to others
                return machines.admits(literal) && (host.startsWith("[") || host.equals(literal.getHostAddress()));
            } catch (IllegalArgumentException writtenOtherwise) {
                return false;
            }
        }

        private static Reading refused(Refusal refusal) {
            return new Reading.Refused(refusal);
        }
    }

    /** What of it is no secret. */
    String host() {
        return uri.getHost();
    }

    @Override
    public String toString() {
        return host();
    }
}
