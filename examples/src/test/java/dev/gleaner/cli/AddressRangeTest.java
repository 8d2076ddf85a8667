package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.9, 10.0.0.9, true",
        "10.0.0.9, 10.0.0.10, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.168.64.0/18, 192.168.127.255, true",
        "192.168.64.0/18, 192.168.128.0, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "::/0, fe80::1, true",
        "10.0.0.0/8, ::ffff:10.0.0.9, true",
        "10.0.0.0/8, localhost, false",
        "10.0.0.0/8, '', false",
        "10.0.0.0/8, 10.0.0.9:443, false",
    })
    void aRangeContainsAddresses(String range, String address, boolean contains) {
        assertThat(AddressRange.of(range).contains(address)).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0",
                        "10.0.0.256",
                "010.0.0.1", "localhost", "a.b.c.d", "::/129", ":::", "1:2", "fe80::1%eth0", "10", "cafe"
            })
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> AddressRange.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected an address such as 10.0.0.9, or a network such as 10.0.0.0/8 or fd00::/8, but was '"
                                + text + "'");
    }

    /** The oracle compares numbers. */
    @Property
    void aRangeIsTheAddressesWithTheSameFirstBits(
            @ForAll @Size(4) int[] one, @ForAll @Size(4) int[] other, @ForAll @IntRange(max = 32) int bits) {
        boolean same = number(one).shiftRight(32 - bits).equals(number(other).shiftRight(32 - bits));
        assertThat(AddressRange.of(text(one) + "/" + bits).contains(text(other)))
                .isEqualTo(same);
    }

    private static BigInteger number(int[] parts) {
        return IntStream.of(parts)
                .mapToObj(part -> BigInteger.valueOf(part & 0xff))
                .reduce(BigInteger.ZERO, (number, part) -> number.shiftLeft(8).add(part));
    }

    private static String text(int[] parts) {
        return IntStream.of(parts).mapToObj(part -> "" + (part & 0xff)).collect(Collectors.joining("."));
    }
}
