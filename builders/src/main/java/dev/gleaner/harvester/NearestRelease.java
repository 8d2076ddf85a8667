package dev.gleaner.harvester;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Violation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the release that was probably meant by an unknown label. */
final class NearestRelease {
    private static final Pattern NUMBERS =
            Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(?:[-.].*)?");

    private NearestRelease() {}

    /** The message about an unknown label. */
    static String unknown(String label) {
        List<HarvesterRelease> releases = HarvesterRelease.releases();
        return "unknown release " + Violation.quoted(label) + "; "
                + of(label)
                        .map(nearest -> "the nearest one is " + nearest + "; ")
                        .orElse("")
                + "known are " + HarvesterRelease.PROPOSAL + " and " + releases.get(0) + " to "
                + releases.get(releases.size() - 1);
    }

    /**
     * The nearest release; empty if the label is neither a version nor similar to a known label. A release candidate is
     * near only to the label of another candidate.
     */
    static Optional<HarvesterRelease> of(String label) {
        boolean isCandidate = label.toLowerCase(Locale.ROOT).contains("rc");
        Predicate<HarvesterRelease> isWanted = release -> isCandidate || !release.isCandidate();
        Matcher numbers = NUMBERS.matcher(label);
        if (!numbers.matches()) {
            List<String> labels = Arrays.stream(HarvesterRelease.values())
                    .filter(isWanted)
                    .map(HarvesterRelease::label)
                    .toList();
            return NearestName.of(label, labels).flatMap(HarvesterRelease::find);
        }
        long wanted = rank(numbers);
        return HarvesterRelease.releases().stream()
                .filter(isWanted)
                .min(Comparator.comparingLong(release -> Math.abs(rank(release) - wanted)));
    }

    private static long rank(HarvesterRelease release) {
        Matcher numbers = NUMBERS.matcher(release.label());
        return numbers.matches() ? rank(numbers) : 0;
    }

    /** The position of a version, so that versions of one minor release are near each other. */
    private static long rank(Matcher numbers) {
        return number(numbers.group(1)) * 1_000_000_000L
                + number(numbers.group(2)) * 100_000L
                + number(numbers.group(3));
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }
}
