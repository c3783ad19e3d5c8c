package cn.pingliang.sharing.shared.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the portal calls, and what never. */
class PublicAddressesTests {

    private static PublicAddresses leadingTo(String... addresses) {
        return new PublicAddresses(
                host -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "168.63.129.16",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::7f00:1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1"
            })
    void the_portals_own_network_a_clouds_metadata_and_whatever_is_no_single_public_machine_is_not_asked(
            String address) {
        assertThatExceptionOfType(PublicAddresses.NotPublicException.class)
                .isThrownBy(() -> leadingTo(address).resolve("calendar.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.169.0.0",
                "223.255.255.255",
                "2400:3200::1",
                "2606:4700::1111",
                "::ffff:1.1.1.1"
            })
    void a_public_machine_is_asked_at_the_very_address_its_name_was_found_to_have(String address) throws Exception {
        assertThat(leadingTo(address).resolve("calendar.example")).containsExactly(InetAddress.ofLiteral(address));
    }

    @Test
    void one_address_that_is_not_public_is_enough_to_refuse_the_name() {
        assertThatExceptionOfType(PublicAddresses.NotPublicException.class)
                .isThrownBy(() -> leadingTo("1.1.1.1", "10.0.0.1").resolve("calendar.example"));
    }

    @Test
    void a_name_that_means_another_machine_a_moment_later_is_judged_anew() throws UnknownHostException {
        var answers = Stream.of("1.1.1.1", "127.0.0.1").iterator();
        var addresses = new PublicAddresses(host -> new InetAddress[] {InetAddress.ofLiteral(answers.next())}, false);
        assertThat(addresses.resolve("rebinding.example")).hasSize(1);
        assertThatExceptionOfType(PublicAddresses.NotPublicException.class)
                .isThrownBy(() -> addresses.resolve("rebinding.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://calendar.example/a.ics|",
                "webcal://calendar.example/a.ics|NOT_ENCRYPTED",
                "https://calendar.example:443/a.ics?key=secret|",
                "https://[2606:4700::1111]/a.ics|",
                "''|UNREADABLE",
                "calendar.example/a.ics|UNREADABLE",
                "//calendar.example/a.ics|UNREADABLE",
                "https://calendar.example/a b|UNREADABLE",
                "mailto:lab@calendar.example|UNREADABLE",
                "http://calendar.example/a.ics|NOT_ENCRYPTED",
                "ftp://calendar.example/a.ics|NOT_ENCRYPTED",
                "file:///etc/passwd|UNREADABLE",
                "https://calendar.example:8443/a.ics|PORT",
                "https://user:word@calendar.example/a.ics|PORT",
                "https://portal.example/api/v1/calendars/x.ics|NOT_PUBLIC",
                "https://localhost/a.ics|NOT_PUBLIC",
                "https://127.0.0.1/a.ics|NOT_PUBLIC",
                "https://10.0.0.1/a.ics|NOT_PUBLIC",
                "https://2130706433/a.ics|NOT_PUBLIC",
                "https://0177.0.0.1/a.ics|NOT_PUBLIC",
                "https://169.254.169.254/latest/meta-data|NOT_PUBLIC",
                "https://[::1]/a.ics|NOT_PUBLIC",
                "https://[::ffff:10.0.0.1]/a.ics|NOT_PUBLIC"
            })
    void an_address_that_cannot_be_is_refused_with_what_is_wrong_when_it_is_typed(
            String typed, OutboundAddress.Fault fault) {
        var machines = leadingTo("1.1.1.1");
        var reading = new OutboundAddress.Rule("portal.example", machines, false).read(typed);
        assertThat(reading instanceof OutboundAddress.Reading.Refused(var why) ? why : null)
                .isEqualTo(fault);
    }
}
