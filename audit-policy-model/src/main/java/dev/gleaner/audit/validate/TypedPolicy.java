package dev.gleaner.audit.validate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Creates a typed policy from a decoded and valid tree. Strict reading would refuse values that only some servers
 * accept.
 */
final class TypedPolicy {
    private TypedPolicy() {}

    static AuditPolicy of(Part policy) {
        return AuditPolicy.of(p -> {
            p.metadata(metadata(policy.field("metadata")))
                    .omitStages(stages(policy))
                    .rules(policy.field("rules").items().stream()
                            .map(TypedPolicy::rule)
                            .toList());
            flag(policy).ifPresent(p::omitManagedFields);
        });
    }

    private static Metadata metadata(Part metadata) {
        if (!(metadata.tree() instanceof Tree.Mapping)) {
            return Metadata.NONE;
        }
        Metadata read = ManifestReader.lenient().read(metadata, Metadata.class).orThrow();
        return read.edit(m -> m.unknownFields(read.unknownFields().withoutSpellings()));
    }

    private static AuditRule rule(Part rule) {
        return AuditRule.of(r -> r.level(level(rule.text("level")))
                .users(texts(rule, "users"))
                .userGroups(texts(rule, "userGroups"))
                .verbs(texts(rule, "verbs"))
                .resources(rule.field("resources").items().stream()
                        .map(TypedPolicy::resources)
                        .toList())
                .namespaces(texts(rule, "namespaces"))
                .nonResourceUrls(texts(rule, "nonResourceURLs"))
                .omitStages(stages(rule))
                .omitManagedFields(flag(rule)));
    }

    private static GroupResources resources(Part entry) {
        return GroupResources.of(g -> g.group(text(entry.field("group")))
                .resources(texts(entry, "resources"))
                .resourceNames(texts(entry, "resourceNames")));
    }

    private static AuditLevel level(String wireName) {
        return Arrays.stream(AuditLevel.values())
                .filter(level -> level.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    private static List<Stage> stages(Part holder) {
        List<String> wireNames = texts(holder, "omitStages");
        return wireNames.stream()
                .map(wireName -> Arrays.stream(Stage.values())
                        .filter(stage -> stage.wireName().equals(wireName))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static Optional<Boolean> flag(Part holder) {
        return holder.field(PolicyTypes.OMIT_MANAGED_FIELDS).tree() instanceof Tree.Flag flag
                ? Optional.of(flag.value())
                : Optional.empty();
    }

    private static List<String> texts(Part holder, String field) {
        return holder.field(field).items().stream()
                .flatMap(item -> text(item).stream())
                .toList();
    }

    private static Optional<String> text(Part part) {
        return part.tree() instanceof Tree.Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
