package dev.gleaner.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address, or the addresses of a network. */
final class AddressRange {
    private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(0|[1-9][0-9]{0,2}))?");

    /** A number in an IPv4 address. Leading zeros are refused, as by Go: some programs read such a number as octal. */
    private static final String NUMBER = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";

    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]*");

    private final String text;
    private final byte[] address;
    private final int bits;

    private AddressRange(String text, byte[] address, int bits) {
        this.text = text;
        this.address = address;
        this.bits = bits;
    }

    /**
     * Parses an address such as {@code 10.0.0.9}, or a network such as {@code 10.0.0.0/8} or {@code fd00::/8}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static AddressRange of(String text) {
        Matcher form = FORM.matcher(text);
        Optional<byte[]> address = form.matches() ? bytes(form.group(1)) : Optional.empty();
        int all = address.map(bytes -> bytes.length * Byte.SIZE).orElse(0);
        int bits = address.isEmpty() || form.group(2) == null ? all : Integer.parseInt(form.group(2));
        if (address.isEmpty() || bits > all) {
            throw new IllegalArgumentException(
                    "expected an address such as 10.0.0.9, or a network such as 10.0.0.0/8 or fd00::/8, but was '"
                            + text + "'");
        }
        return new AddressRange(text, address.get(), bits);
    }

    /** The address or the network, as it was parsed. */
    String text() {
        return text;
    }

    /** Whether a text is an address in the range. */
    boolean contains(String other) {
        return bytes(other).filter(this::startsSame).isPresent();
    }

    private boolean startsSame(byte[] other) {
        int whole = bits / Byte.SIZE;
        int shift = Byte.SIZE - bits % Byte.SIZE;
        return other.length == address.length
                && Arrays.equals(other, 0, whole, address, 0, whole)
                && (shift == Byte.SIZE || (other[whole] & 0xff) >> shift == (address[whole] & 0xff) >> shift);
    }

    /** The bytes of an address; empty if the text is none. Asks no name server: a name is not an address. */
    private static Optional<byte[]> bytes(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
