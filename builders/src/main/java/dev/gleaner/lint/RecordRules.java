package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.delivery.Chunks;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules for fields of records that filters and outputs read. */
final class RecordRules {
    private static final String ACCESSOR = "fluentd 1.14.6, lib/fluent/plugin_helper/record_accessor.rb";

    static final LintRule TAG_PLACEHOLDER = LintRule.of(
                    RecordFault.TAG_PLACEHOLDER,
                    "The placeholders of tag_normaliser are fields that records have.",
                    "fluent-plugin-tag-normaliser, as fluentd 1.14.6 runs it")
            .failing(filter("tag_normaliser: {format: '${namespace_name}.${container}'}"))
            .passing(filter("tag_normaliser: {format: '${namespace_name}.${container_name}.${labels.app}'}"));

    static final LintRule LITERAL = LintRule.of(
                    RecordFault.LITERAL,
                    "A value that is a field of the record is in a placeholder.",
                    "fluentd 1.14.6, lib/fluent/plugin/filter_record_transformer.rb")
            .failing(filter("record_transformer: {records: [{node: 'record[\"kubernetes\"][\"host\"]'}]}"))
            .passing(filter("record_transformer: {records: [{node: '${record[\"kubernetes\"][\"host\"]}'}]}"));

    static final LintRule DOTTED_LABEL = LintRule.of(
                    RecordFault.DOTTED_LABEL,
                    "The name of a label in a path has no dots outside of brackets.",
                    ACCESSOR)
            .failing(filter("grep: {regexp: [{key: $.kubernetes.labels.app.kubernetes.io/name, pattern: /shop/}]}"))
            .passing(filter("grep: {regexp: [{key: $.kubernetes.labels.app, pattern: /shop/}]}"));

    static final LintRule METADATA = LintRule.of(
                    RecordFault.METADATA,
                    "Paths lead to metadata that fluent-bit writes.",
                    "fluent-bit 1.9.5, filter kubernetes")
            .failing(filter("grep: {regexp: [{key: $.kubernetes.namespace, pattern: /shop/}]}"))
            .passing(filter("grep: {regexp: [{key: $.kubernetes.namespace_name, pattern: /shop/}]}"));

    static final LintRule AUDIT_METADATA = LintRule.of(
                    RecordFault.AUDIT_METADATA,
                    "Flows and outputs for audit records do not read the metadata of pods.",
                    "logging-operator 3.17.3, pkg/resources/fluentbit/configsecret.go")
            .failing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterOutput
                    metadata: {name: audit, namespace: cattle-logging-system}
                    spec:
                      loggingRef: harvester-kube-audit-log-ref
                      loki: {url: "http://loki:3100", labels: {namespace: $.kubernetes.namespace_name}}
                    """)
            .passing("""
                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterOutput
                    metadata: {name: audit, namespace: cattle-logging-system}
                    spec:
                      loggingRef: harvester-kube-audit-log-ref
                      loki: {url: "http://loki:3100", labels: {namespace: $.objectRef.namespace}}
                    """);

    /** The metadata of a record (fluent-bit 1.9.5 to 3.1.8, and namespace_labels with Kube_meta_namespace). */
    private static final List<String> METADATA_NAMES = List.of(
            "namespace_name",
            "pod_name",
            "pod_id",
            "pod_ip",
            "container_name",
            "container_image",
            "container_hash",
            "docker_id",
            "host",
            "labels",
            "annotations",
            "namespace_labels",
            "namespace_annotations");

    private static final List<String> MAPS =
            List.of("labels", "annotations", "namespace_labels", "namespace_annotations");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern LITERAL_FIELD = Pattern.compile("^\\s*record(\\[[^\\]]*])++\\s*$");
    private static final String METADATA_PATH = "$.kubernetes.";

    private final CheckedSet set;
    private final Findings findings;

    private RecordRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    private static String filter(String filter) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: f, namespace: cattle-logging-system}
                spec:
                  filters: [{%s}]
                  globalOutputRefs: [siem]
                """.formatted(filter);
    }

    static void check(CheckedSet set, Findings findings) {
        RecordRules rules = new RecordRules(set, findings);
        set.flows().forEach(rules::checkFlow);
        set.outputs().forEach(output -> {
            texts(output.spec(), text -> rules.checkPath(output, text));
            rules.checkChunkKeys(output);
        });
    }

    /** Checks a list of chunk keys, which is one text. A single key is checked like any other text. */
    private void checkChunkKeys(LoggingPart output) {
        Chunks.of(output.part(), OperatorVersion.latest())
                .filter(chunks -> chunks.keys().size() > 1)
                .ifPresent(chunks -> {
                    Part tags = bufferOf(output).field("tags");
                    chunks.keys().forEach(key -> checkPath(output, key, tags));
                });
    }

    private static Part bufferOf(LoggingPart output) {
        if (output.spec().tree() instanceof Tree.Mapping spec) {
            for (Tree.Field field : spec.fields()) {
                if (field.value() instanceof Tree.Mapping options && options.hasValue("buffer")) {
                    return output.spec().field(field.name()).field("buffer");
                }
            }
        }
        return output.spec();
    }

    private void checkFlow(LoggingPart flow) {
        for (Part filter : flow.spec().field("filters").items()) {
            if (!set.isAudit(flow.loggingRef())) {
                checkTag(filter.field("tag_normaliser").field("format"));
            }
            Stream.of("record_transformer", "record_modifier")
                    .flatMap(kind -> filter.field(kind).field("records").items().stream())
                    .forEach(records -> texts(records, this::checkLiteral));
            texts(filter, text -> checkPath(flow, text));
        }
    }

    private static void texts(Part part, Consumer<Part> each) {
        if (part.tree() instanceof Tree.Text) {
            each.accept(part);
        } else if (part.tree() instanceof Tree.Mapping mapping) {
            mapping.fields().forEach(field -> texts(part.field(field.name()), each));
        } else {
            part.items().forEach(item -> texts(item, each));
        }
    }

    private void checkTag(Part format) {
        if (!(format.tree() instanceof Tree.Text text)) {
            return;
        }
        PLACEHOLDER.matcher(text.value()).results().forEach(found -> {
            String field = found.group(1);
            String first = field.split("\\.", 2)[0];
            boolean isDotted = MAPS.contains(first) && field.indexOf('.') != field.lastIndexOf('.');
            if (isDotted) {
                findings.add(
                        TAG_PLACEHOLDER,
                        format,
                        Violation.quoted(found.group()),
                        "; a dot begins another field, also in the name of a label");
            } else if (!METADATA_NAMES.contains(first)) {
                findings.add(
                        TAG_PLACEHOLDER,
                        format,
                        Violation.quoted(found.group()),
                        NearestName.hint(first, METADATA_NAMES));
            }
        });
    }

    private void checkLiteral(Part value) {
        if (value.tree() instanceof Tree.Text text
                && LITERAL_FIELD.matcher(text.value()).matches()) {
            findings.correct(LITERAL, value, "${" + text.value().strip() + "}", Violation.quoted(text.value()));
        }
    }

    private void checkPath(LoggingPart owner, Part value) {
        if (value.tree() instanceof Tree.Text text) {
            checkPath(owner, text.value(), value);
        }
    }

    private void checkPath(LoggingPart owner, String path, Part value) {
        if (!path.startsWith(METADATA_PATH) || path.contains(" ") || path.contains(",")) {
            return;
        }
        String rest = path.substring(METADATA_PATH.length());
        String first = rest.split("[.\\[]", 2)[0];
        if (set.isAudit(owner.loggingRef())) {
            findings.add(AUDIT_METADATA, value, Violation.quoted(path));
        } else if (!METADATA_NAMES.contains(first)) {
            findings.add(
                    METADATA,
                    value,
                    Violation.quoted(first),
                    NearestName.of(first, METADATA_NAMES)
                            .map(Violation::quoted)
                            .orElse(String.join(", ", METADATA_NAMES)));
        } else if (MAPS.contains(first) && rest.indexOf('.') != rest.lastIndexOf('.') && !rest.contains("[")) {
            String label = rest.substring(rest.indexOf('.') + 1);
            String expected = "$['kubernetes']['" + first + "']['" + label + "']";
            if (value.tree().equals(Tree.text(path))) {
                findings.correct(DOTTED_LABEL, value, expected, Violation.quoted(path), expected);
            } else {
                findings.add(DOTTED_LABEL, value, Violation.quoted(path), expected);
            }
        }
    }
}
