package dev.gleaner.harvester;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.event.audit.AuditLevel;
import java.util.List;

/**
 * Requests with which programs maintain the state of a module, and which show nothing about a person. They do not
 * include requests that Rancher or Harvester make for a person, although their user is a service account, too.
 *
 * @param users the users; empty if groups are named
 * @param userGroups the groups of users; empty if users are named
 * @param verbs the verbs
 * @param group the API group
 * @param resources the resources
 */
record RoutineRequests(
        List<String> users, List<String> userGroups, List<String> verbs, String group, List<String> resources) {
    private static final List<String> UPDATES = List.of("update", "patch");

    static RoutineRequests updatesByUsers(List<String> users, String group, String... resources) {
        return new RoutineRequests(users, List.of(), UPDATES, group, List.of(resources));
    }

    static RoutineRequests updatesByGroups(List<String> userGroups, String group, String... resources) {
        return new RoutineRequests(List.of(), userGroups, UPDATES, group, List.of(resources));
    }

    /** Everything that the storage system does with its own objects, except deletions. */
    static RoutineRequests ofLonghorn(String... resources) {
        return new RoutineRequests(
                List.of(),
                List.of("system:serviceaccounts:longhorn-system"),
                List.of("create", "update", "patch"),
                "longhorn.io",
                List.of(resources));
    }

    AuditRule rule() {
        return AuditRule.of(r -> r.level(AuditLevel.NONE)
                .addAllUsers(users)
                .addAllUserGroups(userGroups)
                .addAllVerbs(verbs)
                .addResources(group, resources.toArray(String[]::new)));
    }
}
