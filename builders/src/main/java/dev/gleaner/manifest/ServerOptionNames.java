package dev.gleaner.manifest;

import dev.gleaner.audit.ApiServerArgument;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;

/** The options from which the configuration of an RKE2 or k3s server is recognized, also if they are misspelt. */
final class ServerOptionNames {
    static final String AUDIT_POLICY_FILE = ApiServerArgument.POLICY;

    private static final List<String> ALL =
            List.of(AUDIT_POLICY_FILE, ApiServerArgument.LIST, ApiServerArgument.ADDED_LIST);

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

    /**
     * Reads the configuration of a server. A misspelt {@code audit-policy-file} is an error if the file does not name a
     * policy otherwise. The replacement of a misspelt option is its name.
     */
    static Reading<Rke2ServerConfig> read(Part config, ManifestReader reader) {
        Reading<Rke2ServerConfig> reading = reader.read(config, Rke2ServerConfig.class);
        return reading.withViolations(reading.violations().stream()
                .map(violation -> violation.code().equals(DocumentFault.FIELD_SUSPECT.code())
                                && config.tree() instanceof Tree.Mapping mapping
                        ? ofMisspelt(violation, config, mapping)
                        : violation)
                .toList());
    }

    private static Violation ofMisspelt(Violation suspect, Part config, Tree.Mapping options) {
        String name = options.fields().stream()
                .map(Tree.Field::name)
                .filter(option -> config.path().field(option).equals(suspect.path()))
                .findFirst()
                .orElse("");
        if (argument(name).filter(intended -> options.get(intended).isEmpty()).isPresent()) {
            return suspect.withReplacement(new Replacement(name, ApiServerArgument.LIST));
        }
        boolean isPolicy =
                NearestName.misspelt(name, List.of(AUDIT_POLICY_FILE)).isPresent();
        return isPolicy && !namesPolicy(config, options)
                ? Violation.of(
                                ManifestFault.POLICY_OPTION,
                                suspect.file(),
                                suspect.position(),
                                suspect.path(),
                                Violation.quoted(name),
                                Violation.quoted(AUDIT_POLICY_FILE))
                        .withReplacement(new Replacement(name, AUDIT_POLICY_FILE))
                : suspect;
    }

    /** Whether the server may get its policy from another option. */
    private static boolean namesPolicy(Part config, Tree.Mapping options) {
        return options.get(AUDIT_POLICY_FILE).isPresent()
                || options.hasValue("profile")
                || ApiServerArgument.in(config).stream()
                        .anyMatch(argument -> argument.name().startsWith(AUDIT_POLICY_FILE));
    }

    private static Optional<String> argument(String name) {
        return ALL.contains(name) ? Optional.empty() : NearestName.certain(name, List.of(ApiServerArgument.LIST));
    }
}
