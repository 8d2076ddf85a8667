package dev.gleaner.harvester;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.event.audit.AuditLevel;
import java.util.List;
import java.util.Objects;

/**
 * Resources of one API group that belong to a module of Harvester, and how requests for them are recorded. Immutable.
 *
 * @param group the API group; {@code ""} is the core group
 * @param resources the resources and subresources, as a rule names them
 * @param level the level at which requests are recorded
 * @param requests the requests that are recorded
 * @param origin the repository, version and folder that the names are from
 */
public record ModuleResources(
        String group, List<String> resources, AuditLevel level, Requests requests, String origin) {
    /** The requests that a rule records. */
    public enum Requests {
        /** Requests that change something. */
        CHANGES(List.of("create", "update", "patch", "delete", "deletecollection")),
        /** All requests: a session, such as a console, is opened with a read. */
        ALL(List.of());

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> verbs;

        Requests(List<String> verbs) {
            this.verbs = verbs;
        }

        /** The verbs; empty means all. */
        public List<String> verbs() {
            return verbs;
        }
    }

    /** Refuses null, and copies the list. */
    public ModuleResources {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(requests, "requests");
        Objects.requireNonNull(origin, "origin");
        resources = List.copyOf(Objects.requireNonNull(resources, "resources"));
    }

    /** Changes, without their bodies. */
    static ModuleResources changes(String origin, String group, String... resources) {
        return new ModuleResources(group, List.of(resources), AuditLevel.METADATA, Requests.CHANGES, origin);
    }

    /** Changes with the body of the request, which has no secrets. */
    static ModuleResources bodies(String origin, String group, String... resources) {
        return new ModuleResources(group, List.of(resources), AuditLevel.REQUEST, Requests.CHANGES, origin);
    }

    /** All requests, without their bodies. */
    static ModuleResources all(String origin, String group, String... resources) {
        return new ModuleResources(group, List.of(resources), AuditLevel.METADATA, Requests.ALL, origin);
    }

    /** The entry of a rule. */
    GroupResources entry() {
        return GroupResources.of(r -> r.group(group).addAllResources(resources));
    }

    /** Whether one rule can have both entries. */
    boolean sharesRuleWith(ModuleResources other) {
        return level == other.level && requests == other.requests;
    }

    /** The rule without its entries. */
    void begin(AuditRule.Builder rule) {
        rule.level(level).addAllVerbs(requests.verbs());
        if (level.recordsRequestObject()) {
            rule.omitManagedFields(true);
        }
    }
}
