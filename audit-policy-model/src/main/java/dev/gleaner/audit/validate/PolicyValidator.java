package dev.gleaner.audit.validate;

import dev.gleaner.audit.AuditFault;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Fault;
import dev.gleaner.document.NameSyntax;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Validates a decoded policy as the server does, in its order and words (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/apis/audit/validation/validation.go). For a single use.
 */
final class PolicyValidator {
    private static final List<String> LEVELS =
            Arrays.stream(AuditLevel.values()).map(AuditLevel::wireName).toList();
    private static final List<String> STAGES =
            Arrays.stream(Stage.values()).map(Stage::wireName).toList();

    private final KubernetesVersion version;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    private PolicyValidator(KubernetesVersion version) {
        this.version = version;
    }

    /**
     * The result of the validation.
     *
     * @param errors the errors, in the server's order
     * @param violations the same errors with their positions
     */
    record Findings(List<FieldError> errors, List<Violation> violations) {
        /** The message of the server: a single error, or several in brackets, without duplicates. */
        String wording() {
            Set<String> texts = errors.stream()
                    .map(FieldError::message)
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
            String all = String.join(", ", texts);
            return texts.size() == 1 ? all : "[" + all + "]";
        }
    }

    static Findings validate(Part policy, KubernetesVersion version) {
        PolicyValidator validator = new PolicyValidator(version);
        validator.stages(policy.field("omitStages"), "omitStages");
        List<Part> rules = policy.field("rules").items();
        for (int i = 0; i < rules.size(); i++) {
            validator.rule(rules.get(i), "rules[" + i + "]");
        }
        return new Findings(validator.errors, validator.violations);
    }

    private void rule(Part rule, String field) {
        level(rule, field + ".level");
        Part urls = rule.field("nonResourceURLs");
        for (int j = 0; j < urls.items().size(); j++) {
            url(urls.items().get(j), field + ".nonResourceURLs[" + j + "]");
        }
        rule.field("resources").items().forEach(entry -> resources(entry, field + ".resources"));
        stages(rule.field("omitStages"), field + ".omitStages");
        boolean resources = !rule.field("resources").items().isEmpty()
                || !rule.field("namespaces").items().isEmpty();
        if (!urls.items().isEmpty() && resources) {
            invalid(
                    AuditFault.RESOURCES_AND_URLS,
                    urls,
                    field + ".nonResourceURLs",
                    GoText.list(texts(urls)),
                    AuditFault.serverWords(AuditFault.RESOURCES_AND_URLS));
        }
    }

    private void level(Part rule, String field) {
        Part level = rule.field("level");
        String found = rule.text("level");
        if (found.isEmpty()) {
            Part at = level.tree() instanceof Tree.Text ? level : new Part(rule.file(), level.path(), rule.tree());
            report(DocumentFault.FIELD_REQUIRED, at, field, FieldError.Type.REQUIRED, "", "");
        } else if (!LEVELS.contains(found)) {
            String supported = LEVELS.stream().map(GoText::quote).collect(Collectors.joining(", "));
            report(
                    AuditFault.LEVEL,
                    level,
                    field,
                    FieldError.Type.NOT_SUPPORTED,
                    GoText.quote(found),
                    "supported values: " + supported);
        }
    }

    private void url(Part url, String field) {
        String found = text(url);
        if (found.equals("*")) {
            return;
        }
        if (!found.startsWith("/")) {
            invalid(
                    AuditFault.URL_SLASH,
                    url,
                    field,
                    GoText.quote(found),
                    AuditFault.serverWords(AuditFault.URL_SLASH));
        }
        int star = found.indexOf('*');
        if (star >= 0 && star < found.length() - 1) {
            invalid(
                    AuditFault.URL_WILDCARD,
                    url,
                    field,
                    GoText.quote(found),
                    AuditFault.serverWords(AuditFault.URL_WILDCARD));
        }
    }

    private void resources(Part entry, String field) {
        String group = entry.text("group");
        List<String> problems = problemsOf(group);
        if (!problems.isEmpty()) {
            invalid(
                    AuditFault.GROUP,
                    entry.field("group"),
                    field + ".group",
                    GoText.quote(group),
                    String.join(",", problems));
        }
        Part names = entry.field("resourceNames");
        if (!names.items().isEmpty() && entry.field("resources").items().isEmpty()) {
            invalid(
                    AuditFault.NAMES_WITHOUT_RESOURCE,
                    names,
                    field + ".resourceNames",
                    GoText.list(texts(names)),
                    AuditFault.serverWords(AuditFault.NAMES_WITHOUT_RESOURCE));
        }
    }

    private List<String> problemsOf(String group) {
        boolean isValid = group.isEmpty() || group.equals("*") && version.hasGroupWildcard();
        return isValid ? List.of() : NameSyntax.subdomain(group);
    }

    private void stages(Part stages, String field) {
        List<Part> items = stages.items();
        for (int j = 0; j < items.size(); j++) {
            String found = text(items.get(j));
            if (!STAGES.contains(found)) {
                invalid(
                        AuditFault.STAGE,
                        items.get(j),
                        field + "[" + j + "]",
                        GoText.quote(found),
                        "allowed stages are " + String.join(",", STAGES));
            }
        }
    }

    private static List<String> texts(Part list) {
        return list.items().stream().map(PolicyValidator::text).toList();
    }

    private static String text(Part part) {
        return part.tree() instanceof Tree.Text text ? text.value() : "";
    }

    private void invalid(Fault fault, Part part, String field, String found, String detail) {
        report(fault, part, field, FieldError.Type.INVALID, found, detail);
    }

    /** Reports an error with the code that strict reading uses, and the message of the server. */
    private void report(Fault fault, Part part, String field, FieldError.Type type, String found, String detail) {
        FieldError error = new FieldError(part.tree().position(), part.path(), field, type, found, detail);
        errors.add(error);
        violations.add(new Violation(
                part.file(), error.position(), part.path(), fault.severity(), fault.code(), error.body()));
    }
}
