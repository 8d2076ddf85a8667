package dev.gleaner.logging;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.TargetVersion;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A version of the logging operator whose CRDs Gleaner knows. A cluster drops or refuses what its version does not
 * have; {@link dev.gleaner.document.ManifestReader#forVersion} reports it.
 */
public enum OperatorVersion implements TargetVersion, JsonForm {
    /** Version 3.17.3, which Harvester's enhancement proposal names; no release of Harvester has it. */
    V3_17_3("3.17.3", "", ""),
    /** Version 3.17.7, in Harvester v1.1.0 to v1.1.3. */
    V3_17_7("3.17.7", "v1.1.0", "v1.1.3"),
    /** Version 3.17.10, in Harvester v1.2.0 to v1.3.2. */
    V3_17_10("3.17.10", "v1.2.0", "v1.3.2"),
    /** Version 4.4.0, in Harvester v1.4.0 to v1.4.3. */
    V4_4_0("4.4.0", "v1.4.0", "v1.4.3"),
    /** Version 4.10.0, in Harvester v1.5.0 and later. */
    V4_10_0("4.10.0", "v1.5.0", ""),
    /** Version 6.7.0, the newest version; no release of Harvester has it yet. */
    V6_7_0("6.7.0", "", "");

    @SuppressWarnings("ImmutableEnumChecker")
    private final Version version;

    private final String firstRelease;
    private final String lastRelease;

    OperatorVersion(String version, String firstRelease, String lastRelease) {
        this.version = Version.of(version);
        this.firstRelease = firstRelease;
        this.lastRelease = lastRelease;
    }

    /**
     * The version with a number, such as {@code 3.17.7}.
     *
     * @throws IllegalArgumentException if Gleaner does not know the CRDs of this version
     */
    public static OperatorVersion of(String text) {
        Objects.requireNonNull(text, "text");
        return Arrays.stream(values())
                .filter(known -> known.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown version of the logging operator: "
                        + Violation.quoted(text) + "; known are "
                        + Arrays.stream(values()).map(Object::toString).collect(Collectors.joining(", "))));
    }

    /** The newest version. */
    public static OperatorVersion latest() {
        return values()[values().length - 1];
    }

    /** The number of the version, as a text. */
    @Override
    public Tree.Text toTree() {
        return Tree.text(toString());
    }

    @Override
    public Version version() {
        return version;
    }

    /** A version and all later ones in words, with the releases of Harvester that have them. */
    @Override
    public String andLater(Version first) {
        Objects.requireNonNull(first, "first");
        String releases = Arrays.stream(values())
                .filter(known -> known.version.compareTo(first) >= 0 && !known.firstRelease.isEmpty())
                .map(known -> " (Harvester " + known.firstRelease + " and later)")
                .findFirst()
                .orElse(" (no release of Harvester)");
        return TargetVersion.super.andLater(first) + releases;
    }

    /** A version and all earlier ones in words, with the releases of Harvester that have them. */
    @Override
    public String upTo(Version last) {
        Objects.requireNonNull(last, "last");
        String releases = Arrays.stream(values())
                .filter(known -> known.version.compareTo(last) <= 0 && !known.firstRelease.isEmpty())
                .map(known -> known.lastRelease.isEmpty()
                        ? " (every release of Harvester)"
                        : " (Harvester up to " + known.lastRelease + ")")
                .reduce("", (earlier, later) -> later);
        return TargetVersion.super.upTo(last) + releases;
    }

    /** The number of the version, such as {@code 3.17.7}. */
    @Override
    public String toString() {
        return version.toString();
    }
}
