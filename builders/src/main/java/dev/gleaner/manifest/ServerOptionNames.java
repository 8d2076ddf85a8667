package dev.gleaner.manifest;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;

/** The options from which the configuration of an RKE2 or k3s server is recognized, also if they are misspelt. */
final class ServerOptionNames {
    static final String AUDIT_POLICY_FILE = "audit-policy-file";

    private static final String ARGUMENT = "kube-apiserver-arg";
    private static final List<String> ALL = List.of(AUDIT_POLICY_FILE, ARGUMENT, ARGUMENT + "+");

    private ServerOptionNames() {}

    /** Whether a mapping has one of the options, with or without a value. */
    static boolean isIn(Tree.Mapping mapping) {
        return mapping.fields().stream()
                .map(Tree.Field::name)
                .anyMatch(name -> ALL.contains(name)
                        || NearestName.certain(name, List.of(AUDIT_POLICY_FILE)).isPresent()
                        || argument(name).isPresent());
    }

    /** Reports a misspelt list of arguments; RKE2 ignores it. Other options have similar names and are not reported. */
    static void reportMisspelt(Tree.Mapping mapping, Position position, FieldPath path, Violations violations) {
        for (Tree.Field field : mapping.fields()) {
            argument(field.name())
                    .ifPresent(intended -> violations.report(
                            DocumentFault.FIELD_SUSPECT,
                            field.position(),
                            path.field(field.name()),
                            Violation.quoted(field.name()),
                            NearestName.hint(field.name(), List.of(intended))));
        }
    }

    private static Optional<String> argument(String name) {
        return ALL.contains(name) ? Optional.empty() : NearestName.certain(name, List.of(ARGUMENT));
    }
}
