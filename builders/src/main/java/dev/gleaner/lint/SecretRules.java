package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.secret.PathOption;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    static final LintRule VALUE_EMPTY = LintRule.of(
                    SecretUseFault.VALUE_EMPTY, "A Secret has a value for the keys that outputs need.", SECRET)
            .failing(OUTPUT + IN_PLACE.replace("example}", "''}"))
            .passing(OUTPUT + IN_PLACE);

    static final LintRule VALUE_FORM = LintRule.of(
                    SecretUseFault.VALUE_FORM,
                    "The values in data are Base64.",
                    "Kubernetes v1.24, k8s.io/api/core/v1/types.go")
            .failing(IN_PLACE.replace("stringData: {token: example}", "data: {token: not Base64}"))
            .passing(IN_PLACE.replace("stringData: {token: example}", "data: {token: ZXhhbXBsZQ==}"));

    static final LintRule FIELD = LintRule.of(
                    SecretUseFault.FIELD,
                    "The keys of a Secret are in data or stringData.",
                    "Kubernetes v1.24, k8s.io/api/core/v1/types.go")
            .failing(IN_PLACE.replace("stringData", "stringdata"))
            .passing(IN_PLACE);

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

    private static final String DATA = "data";
    private static final String STRING_DATA = "stringData";

    /** Base64 with padding; Kubernetes ignores line breaks. */
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    /** The number of namespaces that a message names. */
    private static final int NAMED = 3;

    private SecretRules() {}

    static void check(CheckedSet set, Findings findings) {
        set.objects().stream()
                .map(ParsedObject::part)
                .filter(part -> part.text("kind").equals("Secret")
                        && part.text("apiVersion").equals("v1"))
                .forEach(secret -> checkValues(secret, findings));
        for (SecretReferences.Reference reference : SecretReferences.of(set)) {
            checkExists(set, reference.secret(), findings);
            checkSource(reference, findings);
        }
    }

    /** Checks the fields and values of a Secret. No message has a value, which is secret. */
    private static void checkValues(Part secret, Findings findings) {
        if (secret.tree() instanceof Tree.Mapping mapping) {
            for (Tree.Field field : mapping.fields()) {
                Optional<String> intended = intended(field);
                intended.ifPresent(name -> findings.correctName(
                        FIELD, secret, field.name(), name, Violation.quoted(field.name()), Violation.quoted(name)));
            }
        }
        for (String field : List.of(DATA, STRING_DATA)) {
            Part values = secret.field(field);
            if (values.tree() instanceof Tree.Mapping mapping) {
                mapping.fields().forEach(entry -> checkValue(values.field(entry.name()), entry, field, findings));
            }
        }
    }

    /** The field that a misspelt field with keys stands for. */
    private static Optional<String> intended(Tree.Field field) {
        boolean known = field.name().equals(DATA) || field.name().equals(STRING_DATA);
        return known || !(field.value() instanceof Tree.Mapping) || field.name().equals("metadata")
                ? Optional.empty()
                : NearestName.certain(field.name(), List.of(DATA, STRING_DATA));
    }

    private static void checkValue(Part value, Tree.Field entry, String field, Findings findings) {
        String key = Violation.quoted(entry.name());
        if (value.tree() instanceof Tree.Text text) {
            if (field.equals(DATA)
                    && !BASE64.matcher(text.value().replaceAll("[\\r\\n]", "")).matches()) {
                findings.add(
                        VALUE_FORM,
                        value,
                        key,
                        "not Base64",
                        "the plain text below stringData, or its Base64 below data");
            }
        } else if (!(value.tree() instanceof Tree.Nothing)) {
            findings.add(VALUE_FORM, value, key, "no text", "quotes around it");
        }
    }

    /** Whether a Secret has the key with an empty value; the value in stringData replaces that in data. */
    private static boolean isEmpty(Part secret, String key) {
        boolean isPlain = secret.field(STRING_DATA).tree() instanceof Tree.Mapping plain
                && plain.get(key).isPresent();
        Tree value = secret.field(isPlain ? STRING_DATA : DATA).field(key).tree();
        return value instanceof Tree.Nothing
                || value instanceof Tree.Text text && text.value().isBlank();
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

    /** Reports a key that a Secret does not have, or has without a value. Either of the two may be misspelt. */
    private static void checkKey(Part found, LintRule rule, RequiredSecret secret, Findings findings) {
        List<String> keys = keys(found);
        if (secret.key().isEmpty() || keys.isEmpty()) {
            return;
        }
        Part at = secret.user().field("key");
        if (keys.contains(secret.key())) {
            if (isEmpty(found, secret.key())) {
                findings.add(VALUE_EMPTY, at, Violation.quoted(secret.key()), Violation.quoted(secret.name()));
            }
            return;
        }
        findings.add(
                rule,
                at,
                Violation.quoted(secret.name()),
                inWords(namespace(found)),
                Violation.quoted(secret.key()),
                String.join(", ", keys.stream().map(Violation::quoted).toList()));
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
        for (String field : List.of(DATA, STRING_DATA)) {
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
