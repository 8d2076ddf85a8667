package dev.gleaner.event.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The place of Rancher's records in a log does not change whom a request shows. */
class RancherRequestsProperties {
    @Property(tries = 200)
    void theOrderDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        Random random = new Random(seed);
        List<Activity> records = new ArrayList<>();
        List<Activity> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int second = random.nextInt(30);
            records.add(RancherRequestsTest.recorded(
                    "u-" + random.nextInt(3), "vm-" + random.nextInt(4), second, second + random.nextInt(4)));
            others.add(RancherRequestsTest.requested(i, "vm-" + random.nextInt(4), random.nextInt(34)));
        }
        List<Activity> recordsFirst = new ArrayList<>(records);
        recordsFirst.addAll(others);
        List<Activity> mixed = new ArrayList<>(recordsFirst);
        Collections.shuffle(mixed, random);
        assertThat(people(RancherRequests.of(mixed.stream()).toList()))
                .isEqualTo(people(recordsFirst.stream().map(new RancherPeople()).toList()));
    }

    private static Map<String, String> people(List<Activity> activities) {
        Map<String, String> people = new TreeMap<>();
        activities.stream()
                .filter(activity -> activity.requestUri().startsWith("/apis"))
                .forEach(activity ->
                        people.put(activity.auditId(), activity.actor().person().username()));
        return people;
    }
}
