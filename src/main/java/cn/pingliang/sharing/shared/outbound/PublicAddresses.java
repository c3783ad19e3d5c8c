package cn.pingliang.sharing.shared.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the machines that the portal calls, and none but those of the public internet: whoever may give an address
 * could otherwise have the portal ask its own machine, its neighbours or its cloud's metadata (CWE-918). What it answers is
 * what is connected to, at every redirect anew, so that a name which means another machine a moment later gains nothing.
 */
final class PublicAddresses implements DnsResolver {

    /** IANA's special-purpose addresses, multicast, and the metadata that Azure keeps among public ones. */
    private static final List<Block> NOT_PUBLIC_4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(Block::of)
            .toList();

    private static final Block GLOBAL_6 = Block.of("2000::/3");

    /** Protocol assignments with Teredo, documentation, and 6to4, which carry whatever IPv4 address they are given. */
    private static final List<Block> NOT_PUBLIC_6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Block::of)
            .toList();

    private final Names names;
    private final boolean loopback;

    /** @param loopback whether the portal's own machine is let through */
    PublicAddresses(Names names, boolean loopback) {
        this.names = names;
        this.loopback = loopback;
    }

    /** Where names are looked up. */
    interface Names {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** The name leads to where the portal does not go. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    private record Block(int size, int prefix, BigInteger start) {

        static Block of(String text) {
            var slash = text.indexOf('/');
            var bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            return new Block(bytes.length, Integer.parseInt(text.substring(slash + 1)), new BigInteger(1, bytes));
        }

        boolean contains(byte[] address) {
            return address.length == size
                    && new BigInteger(1, address)
                                    .xor(start)
                                    .shiftRight(size * 8 - prefix)
                                    .signum()
                            == 0;
        }
    }

    boolean admits(InetAddress address) {
        return (loopback && address.isLoopbackAddress()) || isPublic(address.getAddress());
    }

    /** An IPv4 address within an IPv6 one ({@code ::ffff:10.0.0.1}) is an IPv4 address to Java. */
    private static boolean isPublic(byte[] address) {
        return address.length == 4
                ? NOT_PUBLIC_4.stream().noneMatch(block -> block.contains(address))
                : GLOBAL_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(address));
    }

    /** All of a name's machines, every one of them public. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.all(host);
        if (!Stream.of(found).allMatch(this::admits)) {
            throw new NotPublicException();
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
