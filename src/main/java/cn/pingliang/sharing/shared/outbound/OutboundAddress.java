package cn.pingliang.sharing.shared.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * An address that the portal calls: over HTTPS at its usual port, since such addresses are secrets mostly, and whoever listens
 * could change what is said.
 */
public record OutboundAddress(URI uri) {

    public static final int LONGEST = 2000;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** What is wrong with what somebody typed. */
    public enum Fault {
        UNREADABLE,
        NOT_ENCRYPTED,
        /** Or a user name, or a password. */
        PORT,
        NOT_PUBLIC
    }

    public sealed interface Reading {
        record Understood(OutboundAddress address) implements Reading {}

        record Refused(Fault fault) implements Reading {}
    }

    /** What is asked of addresses: of those that somebody types, and of those a server sends the portal to. */
    record Rule(String ownHost, PublicAddresses machines, boolean loopback) {

        Reading read(String typed) {
            var text = typed.strip();
            URI uri;
            try {
                uri = new URI(text);
            } catch (URISyntaxException e) {
                return new Reading.Refused(Fault.UNREADABLE);
            }
            var host = uri.getHost();
            if (host == null || uri.getScheme() == null || text.length() > LONGEST) {
                return new Reading.Refused(Fault.UNREADABLE);
            }
            var own = loopback && LOOPBACK.contains(host);
            if (!own && !"https".equals(uri.getScheme().toLowerCase(Locale.ROOT))) {
                return new Reading.Refused(Fault.NOT_ENCRYPTED);
            }
            if (uri.getUserInfo() != null || (!own && uri.getPort() != -1 && uri.getPort() != 443)) {
                return new Reading.Refused(Fault.PORT);
            }
            if (!own && (host.equalsIgnoreCase(ownHost) || !admits(host))) {
                return new Reading.Refused(Fault.NOT_PUBLIC);
            }
            return new Reading.Understood(new OutboundAddress(uri));
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
    }

    /** What of it is no secret. */
    public String host() {
        return uri.getHost();
    }

    @Override
    public String toString() {
        return host();
    }
}
