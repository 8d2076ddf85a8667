package dev.gleaner.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.NameSyntax;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Resources of one API group. An entry without any field matches everything in the core group. */
@Value.Immutable
public interface GroupResources extends Editable<GroupResources, GroupResources.Builder> {
    /** How an entry of {@code resources} is read, checked and written. */
    Shape<GroupResources> SHAPE = Shape.object("group with resources", Builder::new)
            .optional("group", Scalar.TEXT.where(GroupResources::checkGroup), GroupResources::group, Builder::group)
            .texts("resources", GroupResources::resources, Builder::resources)
            .texts("resourceNames", GroupResources::resourceNames, Builder::resourceNames)
            .rule(GroupResources::checkNames);

    /** The API group without version, such as {@code apps}; absent or {@code ""} is the core group. */
    Optional<String> group();

    /**
     * Resources such as {@code pods}, {@code pods/log}, {@code pods/*}, {@code *}; empty matches all resources of the
     * group.
     */
    List<String> resources();

    /** Exact names of objects; empty matches every object. Names require resources. */
    List<String> resourceNames();

    /** An entry that the consumer fills in. */
    static GroupResources of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkGroup(String group, Position position, FieldPath path, Violations violations) {
        if (group.equals("*")) {
            violations.report(AuditFault.GROUP_WILDCARD, position, path);
        } else if (!group.isEmpty() && !NameSyntax.subdomain(group).isEmpty()) {
            violations.report(AuditFault.GROUP, position, path, Violation.quoted(group));
        }
    }

    private static void checkNames(Tree.Mapping entry, Position position, FieldPath path, Violations violations) {
        if (entry.hasValue("resourceNames") && !entry.hasValue("resources")) {
            violations.report(AuditFault.NAMES_WITHOUT_RESOURCE, entry, path, "resourceNames");
        }
    }

    /** Builds an entry of {@code resources}. */
    final class Builder extends ImmutableGroupResources.Builder implements ModelBuilder<GroupResources> {
        Builder() {}
    }
}
