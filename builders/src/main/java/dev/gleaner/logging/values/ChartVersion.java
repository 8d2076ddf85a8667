package dev.gleaner.logging.values;

import dev.gleaner.document.Shape;
import dev.gleaner.document.TargetVersion;
import dev.gleaner.document.Version;
import dev.gleaner.logging.OperatorVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of the chart rancher-logging whose values Gleaner knows (values.yaml and templates of rancher/charts and
 * rancher/ob-team-charts). A value that no template of a version reads has no effect, and helm does not report it;
 * {@link ValuesReader} does. Versions are ordered by the number before the plus sign.
 */
public enum ChartVersion implements TargetVersion {
    /** Version 100.1.0+up3.17.3, which Harvester's enhancement proposal names; no release of Harvester has it. */
    V100_1_0("100.1.0+up3.17.3", "", ""),
    /** Version 100.1.3+up3.17.7, in Harvester v1.1.0 to v1.1.3. */
    V100_1_3("100.1.3+up3.17.7", "v1.1.0", "v1.1.3"),
    /** Version 102.0.0+up3.17.10, in Harvester v1.2.0 and v1.2.1. */
    V102_0_0("102.0.0+up3.17.10", "v1.2.0", "v1.2.1"),
    /** Version 103.0.0+up3.17.10, in Harvester v1.2.2 to v1.3.2. */
    V103_0_0("103.0.0+up3.17.10", "v1.2.2", "v1.3.2"),
    /** Version 103.1.0+up4.4.0, in Harvester v1.4.0 to v1.4.3. */
    V103_1_0("103.1.0+up4.4.0", "v1.4.0", "v1.4.3"),
    /** Version 104.1.2+up4.8.0, the first with FluentbitAgents; no release of Harvester has it. */
    V104_1_2("104.1.2+up4.8.0", "", ""),
    /** Version 105.0.0-rc.1+up4.8.0; no release of Harvester has it. */
    V105_0_0("105.0.0-rc.1+up4.8.0", "", ""),
    /** Version 105.2.0+up4.10.0, in Harvester v1.5.0 to v1.6.1; its values are taken from 4.10.0-rancher.1. */
    V105_2_0("105.2.0+up4.10.0", "v1.5.0", "v1.6.1"),
    /** Version 107.0.1+up4.10.0-rancher.10, in Harvester v1.7.0 to v1.7.2. */
    V107_0_1("107.0.1+up4.10.0-rancher.10", "v1.7.0", "v1.7.2"),
    /** Version 108.0.2+up4.10.0-rancher.18, in Harvester v1.8.0 and v1.8.1. */
    V108_0_2("108.0.2+up4.10.0-rancher.18", "v1.8.0", "v1.8.1"),
    /** Version 109.0.0+up4.10.0-rancher.23, in the candidates of Harvester v1.9. */
    V109_0_0("109.0.0+up4.10.0-rancher.23", "v1.9.0", "");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Version version;

    private final String firstRelease;
    private final String lastRelease;

    ChartVersion(String text, String firstRelease, String lastRelease) {
        this.text = text;
        this.version = Version.of(text.split("[-+]", 2)[0]);
        this.firstRelease = firstRelease;
        this.lastRelease = lastRelease;
    }

    /** The version with a text, such as {@code 103.1.0+up4.4.0}; empty if its values are unknown. */
    public static Optional<ChartVersion> find(String text) {
        Objects.requireNonNull(text, "text");
        return Arrays.stream(values()).filter(known -> known.text.equals(text)).findFirst();
    }

    /** The versions in releases of Harvester, in order. */
    public static List<ChartVersion> inHarvester() {
        return Arrays.stream(values())
                .filter(known -> !known.firstRelease.isEmpty())
                .toList();
    }

    /** The number before the plus sign, without the suffix of a candidate. */
    @Override
    public Version version() {
        return version;
    }

    /** The version of the logging operator that the chart installs; empty if Gleaner does not know its CRDs. */
    public Optional<OperatorVersion> operator() {
        String operator = text.substring(text.indexOf("+up") + "+up".length()).split("-", 2)[0];
        return Arrays.stream(OperatorVersion.values())
                .filter(known -> known.toString().equals(operator))
                .findFirst();
    }

    /** The shape of a value that the chart copies into an object of the logging operator. */
    static <T> Shape<T> ofOperator(Shape<T> shape) {
        return shape.forTarget(target -> target instanceof ChartVersion chart ? chart.operator() : Optional.of(target));
    }

    /** A version and all later ones in words, with the releases of Harvester that have them. */
    @Override
    public String andLater(Version first) {
        Objects.requireNonNull(first, "first");
        String releases = inHarvester().stream()
                .filter(known -> known.version.compareTo(first) >= 0)
                .map(known -> " (Harvester " + known.firstRelease + " and later)")
                .findFirst()
                .orElse(" (no release of Harvester)");
        return TargetVersion.super.andLater(first) + releases;
    }

    /** A version and all earlier ones in words, with the releases of Harvester that have them. */
    @Override
    public String upTo(Version last) {
        Objects.requireNonNull(last, "last");
        String releases = inHarvester().stream()
                .filter(known -> known.version.compareTo(last) <= 0)
                .map(known -> known.lastRelease.isEmpty()
                        ? " (every release of Harvester)"
                        : " (Harvester up to " + known.lastRelease + ")")
                .reduce("", (earlier, later) -> later);
        return TargetVersion.super.upTo(last) + releases;
    }

    /** The text of the version, such as {@code 103.1.0+up4.4.0}. */
    @Override
    public String toString() {
        return text;
    }
}
