package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.secret.PathOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for Secrets. */
final class SecretRules {
    private static final String SECRET = "logging-operator 3.17.3, pkg/secret of operator-tools";

    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: splunk, namespace: cattle-logging-system}
            spec:
              splunkHec:
                hec_host: splunk.example.com
                hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}
            """;

    private static final String IN_PLACE = """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: splunk, namespace: cattle-logging-system}
            stringData: {token: example}
            """;

    static final LintRule MISSING = LintRule.of(SecretUseFault.MISSING, "The Secrets of outputs exist.", SECRET)
            .ofCompleteSets()
            .failing(OUTPUT)
            .passing(OUTPUT + IN_PLACE);

    static final LintRule ELSEWHERE = LintRule.of(
                    SecretUseFault.ELSEWHERE, "A Secret is in the namespace of the output that needs it.", SECRET)
            .failing(OUTPUT + IN_PLACE.replace("cattle-logging-system", "default"))
            .passing(OUTPUT + IN_PLACE);

    static final LintRule KEY_MISSING = LintRule.of(
                    SecretUseFault.KEY_MISSING, "A Secret has the keys that outputs need.", SECRET)
            .failing(OUTPUT + IN_PLACE.replace("token", "hec-token"))
            .passing(OUTPUT + IN_PLACE);

    static final LintRule KEY_ELSEWHERE = LintRule.of(
                    SecretUseFault.KEY_ELSEWHERE,
                    "A Secret in another namespace has the keys that outputs need.",
                    SECRET)
            .failing(OUTPUT
                    + IN_PLACE.replace("cattle-logging-system", "default").replace("token", "hec-token"))
            .passing(OUTPUT + IN_PLACE);

    static final LintRule NOT_MOUNTED = LintRule.of(
                    SecretUseFault.NOT_MOUNTED, "An option that is a path has mountFrom.", SECRET)
            .failing(OUTPUT + "    ca_file: {valueFrom: {secretKeyRef: {name: splunk, key: ca.crt}}}\n")
            .passing(OUTPUT + "    ca_file: {mountFrom: {secretKeyRef: {name: splunk, key: ca.crt}}}\n");

    static final LintRule MOUNTED = LintRule.of(
                    SecretUseFault.MOUNTED, "An option that is no path has valueFrom.", SECRET)
            .failing(OUTPUT.replace("valueFrom", "mountFrom"))
            .passing(OUTPUT);

    /** The options that no plug-in reads as a path. */
    private static final Set<String> VALUES = Set.of(
            "access_key_id",
            "api_key",
            "aws_key_id",
            "aws_sec_key",
            "azure_storage_access_key",
            "azure_storage_account",
            "azure_storage_sas_token",
            "client_key_pass",
            "hec_token",
            "license_key",
            "password",
            "private_key_passphrase",
            "secret_access_key",
            "shared_key",
            "tls_client_private_key_passphrase",
            "tls_private_key_passphrase",
            "token",
            "username");

    /** The number of namespaces that a message names. */
    private static final int NAMED = 3;

    private SecretRules() {}

    static void check(CheckedSet set, Findings findings) {
        for (SecretReferences.Reference reference : SecretReferences.of(set)) {
            checkExists(set, reference.secret(), findings);
            checkSource(reference, findings);
        }
    }

    private static void checkExists(CheckedSet set, RequiredSecret secret, Findings findings) {
        List<Part> named = set.secrets(secret.name());
        Optional<Part> here = set.secret(secret.namespace(), secret.name());
        Part at = secret.key().isEmpty() ? secret.user() : secret.user().field("name");
        String name = Violation.quoted(secret.name());
        List<Part> found = here.map(List::of).orElse(named);
        if (found.size() == 1) {
            checkKey(
                    found.get(0), here.isPresent() || set.isComplete() ? KEY_MISSING : KEY_ELSEWHERE, secret, findings);
        }
        if (here.isEmpty() && set.isComplete()) {
            String hint = named.isEmpty() ? "" : "; there is one in " + namespaces(named);
            findings.add(MISSING, at, name, inWords(secret.namespace()), hint);
        } else if (here.isEmpty() && !named.isEmpty()) {
            findings.add(ELSEWHERE, at, name, inWords(secret.namespace()), namespaces(named));
        }
    }

    /** Reports a key that a Secret does not have, and the key of the Secret that certainly was intended. */
    private static void checkKey(Part found, LintRule rule, RequiredSecret secret, Findings findings) {
        List<String> keys = keys(found);
        if (secret.key().isEmpty() || keys.isEmpty() || keys.contains(secret.key())) {
            return;
        }
        Part at = secret.user().field("key");
        Violation violation = at.violation(
                rule.fault(),
                Violation.quoted(secret.name()),
                inWords(namespace(found)),
                Violation.quoted(secret.key()),
                String.join(", ", keys.stream().map(Violation::quoted).toList()));
        findings.add(NearestName.misspelt(secret.key(), keys)
                .map(intended -> violation.withReplacement(new Replacement(secret.key(), intended)))
                .orElse(violation));
    }

    private static String namespace(Part object) {
        return object.field("metadata").text("namespace");
    }

    private static String namespaces(List<Part> secrets) {
        Set<String> names = new LinkedHashSet<>();
        secrets.stream().limit(NAMED).forEach(secret -> names.add(inWords(namespace(secret))));
        return String.join(", ", names);
    }

    private static String inWords(String namespace) {
        return namespace.isEmpty()
                ? "the namespace of kubectl's context"
                : "the namespace " + Violation.quoted(namespace);
    }

    private static List<String> keys(Part secret) {
        List<String> keys = new ArrayList<>();
        for (String field : List.of("data", "stringData")) {
            if (secret.field(field).tree() instanceof Tree.Mapping data) {
                data.fields().forEach(entry -> keys.add(entry.name()));
            }
        }
        return keys;
    }

    private static void checkSource(SecretReferences.Reference reference, Findings findings) {
        boolean isLiteral = !reference.value().text("value").isEmpty();
        String option = reference.option();
        if (!isLiteral && reference.source().equals("valueFrom") && PathOption.isPath(option)) {
            findings.correctName(NOT_MOUNTED, reference.value(), "valueFrom", "mountFrom", option);
        } else if (!isLiteral && reference.source().equals("mountFrom") && VALUES.contains(option)) {
            findings.correctName(MOUNTED, reference.value(), "mountFrom", "valueFrom", option);
        }
    }
}
