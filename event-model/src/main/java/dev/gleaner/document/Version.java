package dev.gleaner.document;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the program that reads a manifest, such as the logging operator's 3.17.7.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record Version(int major, int minor, int patch) implements Comparable<Version>, TargetVersion {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    /**
     * Parses a version such as {@code 3.17.7}.
     *
     * @throws IllegalArgumentException if the text is not a version
     */
    public static Version of(String text) {
        Objects.requireNonNull(text, "text");
        Matcher numbers = TEXT.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("not a version: " + Printable.quoted(text));
        }
        return new Version(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }

    @Override
    public Version version() {
        return this;
    }

    @Override
    public int compareTo(Version other) {
        Objects.requireNonNull(other, "other");
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
