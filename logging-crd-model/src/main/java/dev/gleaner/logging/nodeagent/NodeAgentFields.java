package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import java.util.Set;

/** Adds the fields of {@link NodeAgentSettings} and the rules about them to a shape, and declares their setters. */
interface NodeAgentFields {
    /** Adds the fields and their rules. */
    static <T extends NodeAgentSettings, B extends ModelBuilder<T> & NodeAgentFields> ObjectShape<T, B> addTo(
            ObjectShape<T, B> shape) {
        return shape.text("profile", T::profile, B::profile)
                .part("metadata", WorkloadMetaOverrides.class, T::metadata, B::metadata)
                .part("nodeAgentFluentbit", NodeAgentFluentbit.class, T::nodeAgentFluentbit, B::nodeAgentFluentbit)
                .rule(NodeAgentFields::checkProfile)
                .rule(NodeAgentFields::checkTls);
    }

    private static void checkProfile(Tree.Mapping agent, Position position, FieldPath path, Violations violations) {
        String profile = agent.text("profile").orElse("");
        if (!profile.isEmpty() && !Set.of("linux", "windows").contains(profile)) {
            violations.report(NodeAgentFault.PROFILE_UNKNOWN, agent, path, "profile", Violation.quoted(profile));
        }
    }

    private static void checkTls(Tree.Mapping agent, Position position, FieldPath path, Violations violations) {
        boolean isSet = agent.get("nodeAgentFluentbit").orElse(Tree.nothing()) instanceof Tree.Mapping fluentbit
                && fluentbit.isSet("tls");
        if (!isSet) {
            violations.report(
                    NodeAgentFault.TLS_NONE,
                    agent.positionOf("nodeAgentFluentbit"),
                    path.field("nodeAgentFluentbit").field("tls"));
        }
    }

    Object profile(String value);

    Object metadata(WorkloadMetaOverrides value);

    Object nodeAgentFluentbit(NodeAgentFluentbit value);
}
