package dev.gleaner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.event.activity.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ActivitySumsTest {
    @Test
    void requestsAreCountedByPersonVerbObjectAndOutcome() {
        ActivitySums sums = ActivitySums.of(ReportCases.morning().stream());
        assertThat(text(sums)).isEqualTo("""
                total 7 requests, 2 changes, 2 denied, 1 failed
                people
                  alice: 5, 2 changes, 0 denied, 1 failed
                  mallory: 2, 0 changes, 2 denied, 0 failed
                denied
                  mallory get secrets team-a : 2
                secrets
                  mallory get secrets team-a token: 2
                  alice get secrets team-a token: 1
                noisiest
                  mallory get secrets  : 2
                  alice create configmaps  : 1
                  alice delete pods  : 1
                  alice get pods  : 1
                  alice get secrets  : 1
                  alice patch pods  : 1
                """);
        assertThat(sums.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(sums.overTime()).hasSize(7);
    }

    private static String text(ActivitySums sums) {
        StringBuilder text = new StringBuilder();
        RequestCounts total = sums.total();
        text.append("total %d requests, %d changes, %d denied, %d failed%n"
                .formatted(total.requests(), total.changes(), total.denied(), total.failed()));
        text.append("people\n");
        sums.people(10)
                .groups()
                .forEach((who, counts) -> text.append("  %s: %d, %d changes, %d denied, %d failed%n"
                        .formatted(who, counts.requests(), counts.changes(), counts.denied(), counts.failed())));
        append("denied", sums.denied(10), text);
        append("secrets", sums.secrets(10), text);
        append("noisiest", sums.noisiest(10), text);
        return text.toString();
    }

    private static void append(String heading, Ranking<RequestGroup> ranking, StringBuilder text) {
        text.append(heading).append('\n');
        ranking.groups()
                .forEach((group, counts) -> text.append("  %s %s %s %s %s: %d%n"
                        .formatted(
                                group.person(),
                                group.verb(),
                                group.resource(),
                                group.namespace(),
                                group.name(),
                                counts.requests())));
    }

    @Test
    void sumsCannotBeMergedWithThemselves() {
        ActivitySums sums = ActivitySums.empty();
        assertThatThrownBy(() -> sums.merge(sums))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sums cannot be merged with themselves");
    }

    /** Only the newest state of a repeated event counts, in any order. */
    @Test
    void aWarningCountsOnce() {
        for (int[] counts : new int[][] {{1, 5, 3}, {5, 3, 1}}) {
            ActivitySums sums = ActivitySums.empty();
            for (int count : counts) {
                sums.add(ReportCases.warning("uid", "web", "Back-off", count));
            }
            assertThat(sums.warnings(10)).singleElement().satisfies(warning -> {
                assertThat(warning.object()).isEqualTo("Pod team-a/web");
                assertThat(warning.times()).isEqualTo(5);
            });
        }
    }

    /** Neither the order of the requests nor the division among sums matters, also when intervals widen. */
    @Property(tries = 50)
    void mergedSumsAreThoseOfTheWholeLog(@ForAll Random random, @ForAll @IntRange(max = 900) int size) {
        List<Activity> log = IntStream.range(0, size)
                .mapToObj(i -> ReportCases.activity(
                        "user" + random.nextInt(9),
                        random.nextBoolean() ? "get" : "delete",
                        random.nextBoolean() ? "secrets" : "pods",
                        "n" + random.nextInt(3),
                        random.nextBoolean() ? 200 : 403,
                        (long) random.nextInt(1 << random.nextInt(30))))
                .toList();
        ActivitySums whole = ActivitySums.of(log.stream());
        List<Activity> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, random);
        int cut = size == 0 ? 0 : random.nextInt(size);
        ActivitySums merged = ActivitySums.of(shuffled.subList(0, cut).stream());
        merged.merge(ActivitySums.of(shuffled.subList(cut, size).stream()));
        assertThat(text(merged)).isEqualTo(text(whole));
        assertThat(merged.interval()).isEqualTo(whole.interval());
        assertThat(merged.overTime()).isEqualTo(whole.overTime()).hasSizeLessThanOrEqualTo(TimeBuckets.MOST);
        assertThat(whole.overTime().values().stream()
                        .mapToLong(RequestCounts::requests)
                        .sum())
                .isEqualTo(size);
    }

    /** With too many groups, a number lacks at most the uncertainty, and nothing is lost from the total. */
    @Property(tries = 50)
    void numbersAreExactUpToTheUncertainty(@ForAll Random random, @ForAll @IntRange(min = 1, max = 2_000) int size) {
        Map<String, Long> exact = new HashMap<>();
        ActivitySums sums = ActivitySums.within(20);
        for (int i = 0; i < size; i++) {
            String who = "user" + random.nextInt(1 + random.nextInt(100));
            exact.merge(who, 1L, Long::sum);
            sums.accept(ReportCases.activity(who, "get", "pods", "web", 200, i));
        }
        Ranking<String> people = sums.people(15);
        people.groups().forEach((who, counts) -> assertThat(exact.get(who))
                .isBetween(counts.requests(), counts.requests() + people.uncertainty()));
        assertThat(people.groups().values().stream()
                                .mapToLong(RequestCounts::requests)
                                .sum()
                        + people.others())
                .isEqualTo(size);
        if (exact.size() <= 20) {
            assertThat(people.uncertainty()).isZero();
        }
    }
}
