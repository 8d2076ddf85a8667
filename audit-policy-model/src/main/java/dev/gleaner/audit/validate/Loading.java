package dev.gleaner.audit.validate;

import dev.gleaner.audit.AuditFault;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Loads a policy: decodes it, checks the version, validates it, and checks that it has rules, in this order. For a
 * single use.
 */
final class Loading {
    /** The errors of a strict decoder; the server then decodes again and logs a warning. */
    private static final Set<String> STRICT_ERRORS = Set.of(
            ServerFault.FIELD_IGNORED.code(),
            ServerFault.FIELD_CASE.code(),
            DocumentFault.KEY_LOST.code(),
            DocumentFault.KEY_OVERRIDES.code());

    private final Source source;
    private final String file;
    private final KubernetesVersion version;
    private final List<Violation> violations = new ArrayList<>();

    private Loading(Source source, KubernetesVersion version) {
        this.source = source;
        this.file = source.name();
        this.version = version;
    }

    static ServerReading of(Source source, KubernetesVersion version) {
        return new Loading(source, version).load();
    }

    private ServerReading load() {
        ManifestReader.Documents documents = ManifestReader.asServer().readAll(source);
        documents.violations().stream().filter(this::isRelevant).forEach(violations::add);
        for (Violation violation : documents.violations()) {
            if (violation.isError()) {
                return refuseToDecode(syntax(violation));
            }
        }
        Part document = documents.parts().isEmpty()
                ? new Part(file, FieldPath.ROOT, Tree.nothing())
                : documents.parts().get(0);
        TypeMeta type;
        try {
            type = TypeMeta.of(document.tree());
            type.requirePolicy(version);
        } catch (TypeMeta.Unknown e) {
            note(ServerFault.DECODE, e.position(), FieldPath.ROOT, e.wording());
            return refuseToDecode(e.wording());
        }
        if (type.isInternal()) {
            explain(document);
            return refuseVersion(document.tree(), type);
        }
        return decode(document, type);
    }

    /**
     * Whether a violation is relevant. Only servers that warn of ignored fields also warn of a key that overrides a
     * merged one.
     */
    private boolean isRelevant(Violation violation) {
        return version.warnsOfIgnored() || !violation.code().equals(DocumentFault.KEY_OVERRIDES.code());
    }

    /** Reports the configuration of a server in place of a policy, which the words of kube-apiserver do not name. */
    private void explain(Part document) {
        ManifestReader.strict().read(document, AuditPolicy.class).violations().stream()
                .filter(violation -> violation.code().equals(AuditFault.SERVER_CONFIGURATION.code()))
                .forEach(violations::add);
    }

    /** Refuses the internal version. Its type has no fields, so that a strict decoder reports every field. */
    private ServerReading refuseVersion(Tree document, TypeMeta type) {
        String wording = "unknown group version field " + type.inWords() + " in policy";
        note(ServerFault.VERSION, type.position(), FieldPath.ROOT, wording);
        boolean hasFields = document instanceof Tree.Mapping mapping
                && mapping.fields().stream()
                        .anyMatch(field -> !Set.of("apiVersion", "kind").contains(field.name()));
        boolean warns = version.warnsOfIgnored() && hasFields || warns();
        return refuse(Refusal.Category.UNKNOWN_VERSION, wording, List.of(), warns);
    }

    private ServerReading decode(Part document, TypeMeta type) {
        PolicyDecoder.Decoded decoded = PolicyDecoder.decode(document, type.version(), version);
        violations.addAll(decoded.ignored());
        violations.addAll(decoded.errors());
        if (decoded.error().isPresent()) {
            return refuseToDecode(decoded.error().get());
        }
        Tree.Mapping tree = (Tree.Mapping) decoded.policy().tree();
        if (type.isKindMissing()) {
            note(ServerFault.KIND_TAKEN, tree.positionOf("kind"), FieldPath.ROOT.field("kind"));
        }
        if (type.isBeta()) {
            String api = type.group() + "/" + type.version();
            note(ServerFault.VERSION_ENDS, type.position(), FieldPath.ROOT.field("apiVersion"), api);
        }
        return validate(decoded.policy(), tree);
    }

    private ServerReading validate(Part policy, Tree.Mapping tree) {
        PolicyValidator.Findings findings = PolicyValidator.validate(policy, version);
        violations.addAll(findings.violations());
        if (!findings.errors().isEmpty()) {
            return refuse(Refusal.Category.VALIDATION, findings.wording(), findings.errors(), warns());
        }
        if (policy.field("rules").items().isEmpty()) {
            Fault fault = AuditFault.NO_RULES;
            String wording = AuditFault.serverWords(fault);
            violations.add(new Violation(
                    file,
                    tree.positionOf("rules"),
                    FieldPath.ROOT.field("rules"),
                    fault.severity(),
                    fault.code(),
                    wording));
            return refuse(Refusal.Category.NO_RULES, wording, List.of(), warns());
        }
        return ServerReading.loaded(version, TypedPolicy.of(policy), violations, warns());
    }

    private void note(Fault fault, Position position, FieldPath path, Object... arguments) {
        violations.add(Violation.of(fault, file, position, path, arguments));
    }

    private ServerReading refuseToDecode(String wording) {
        return refuse(Refusal.Category.DECODE, "failed decoding: " + wording, List.of(), false);
    }

    private ServerReading refuse(Refusal.Category category, String wording, List<FieldError> errors, boolean warns) {
        String named = file.isEmpty() ? wording : wording + ": from file " + file;
        return ServerReading.refused(
                version, new Refusal(category, named, errors), source.explained(violations), warns);
    }

    private boolean warns() {
        return version.warnsOfIgnored()
                && violations.stream().anyMatch(violation -> STRICT_ERRORS.contains(violation.code()));
    }

    /** The message of Go's YAML or JSON parser, as far as it can be reproduced. */
    private static String syntax(Violation violation) {
        String reason = violation.message().replaceFirst("^not (YAML|JSON): ", "");
        if (violation.code().equals(DocumentFault.JSON_SYNTAX.code())) {
            return "couldn't get version/kind; json parse error: " + reason;
        }
        if (violation.code().equals(DocumentFault.YAML_VERSION.code())) {
            // Errors of Go's parser count lines from 0, and leave line 0 out.
            int line = violation.position().line() - 1;
            return "yaml: " + (line == 0 ? "" : "line " + line + ": ") + "found incompatible YAML document";
        }
        return "yaml: "
                + (violation.position().isKnown()
                        ? "line " + violation.position().line() + ": "
                        : "") + reason;
    }
}
