package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.delivery.Chunks;
import dev.gleaner.logging.plugin.PlainNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rules for texts of outputs in which fluentd replaces placeholders, read with the buffer that is in effect. */
final class PlaceholderRules {
    private static final String OUTPUT = "fluentd 1.14.6, lib/fluent/plugin/output.rb";

    static final LintRule NO_KEY = LintRule.of(
                    PlaceholderFault.NO_KEY, "The placeholders of an output are keys of its chunks.", OUTPUT)
            .failing(gcs("path: 'logs/${$.kubernetes.namespace_name}/'"))
            .passing(
                    gcs(
                            "path: 'logs/${$.kubernetes.namespace_name}/', buffer: {tags: 'time,$.kubernetes.namespace_name'}"));

    static final LintRule NO_TIME = LintRule.of(
                    PlaceholderFault.NO_TIME, "An output with a time in its path divides its chunks by time.", OUTPUT)
            .failing(gcs("path: 'logs/%Y/%m/', buffer: {tags: tag}"))
            .passing(gcs("path: 'logs/%Y/%m/', buffer: {tags: 'tag,time'}"));

    static final LintRule FINER_THAN_SLICE = LintRule.of(
                    PlaceholderFault.FINER_THAN_SLICE, "A time in a path is no finer than the time slices.", OUTPUT)
            .failing(gcs("path: 'logs/%Y/%m/%d/%H/', buffer: {timekey: 1d}"))
            .passing(gcs("path: 'logs/%Y/%m/%d/%H/', buffer: {timekey: 1h}"));

    static final LintRule TAG_PART = LintRule.of(
                    PlaceholderFault.TAG_PART,
                    "An output for audit records names no part of the tag.",
                    "harvester-installer v1.1.0, pkg/config/templates/rancherd-15-logging.yaml")
            .failing(gcs("path: 'logs/${tag[1]}/'")
                    .replace("spec: {", "spec: {loggingRef: harvester-kube-audit-log-ref, "))
            .passing(gcs("path: 'logs/${tag}/'")
                    .replace("spec: {", "spec: {loggingRef: harvester-kube-audit-log-ref, "));

    /**
     * The texts in which a plug-in replaces placeholders, by its key in the spec. The path of {@code file} and the
     * endpoint of {@code http} have rules of their own.
     */
    private static final Map<String, List<String>> TEMPLATES = Map.of(
            "s3", List.of("path", "s3_object_key_format"),
            "gcs", List.of("path", "object_key_format"),
            "azurestorage", List.of("path", "azure_object_key_format"),
            "oss", List.of("path", "key_format"),
            "kinesisStream", List.of("stream_name"),
            "redis", List.of("insert_key_prefix"),
            "cloudwatch", List.of("log_group_name", "log_stream_name"));

    private static final List<String> OWN_RULES = List.of("file", "http");

    private static final Pattern KEY = Pattern.compile("\\$\\{([-_.@$a-zA-Z0-9]+)}");
    private static final Pattern TAG = Pattern.compile("\\$\\{(tag\\[(-?[0-9]+)])}");
    private static final Pattern TIME = Pattern.compile("%[-_0^#:]*([YymdBbjUWuwaAHIklMSsFTRDcxXrpPLNzZ])");

    /** The parts of a time, each with the maximum number of seconds for which it stays the same. */
    private static final Map<String, Double> SECONDS =
            Map.of("H", 3600.0, "I", 3600.0, "k", 3600.0, "l", 3600.0, "M", 60.0, "S", 1.0, "d", 86400.0, "j", 86400.0);

    private final CheckedSet set;
    private final Findings findings;

    private PlaceholderRules(CheckedSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    private static String gcs(String fields) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: archive, namespace: cattle-logging-system}
                spec: {gcs: {project: shop, bucket: logs, %s}}
                """.formatted(fields);
    }

    static void check(CheckedSet set, Findings findings) {
        PlaceholderRules rules = new PlaceholderRules(set, findings);
        set.outputs().forEach(rules::check);
    }

    private void check(LoggingPart output) {
        Optional<Chunks> chunks = Chunks.of(output.part(), OperatorVersion.latest());
        if (chunks.isEmpty() || !(output.spec().tree() instanceof Tree.Mapping spec)) {
            return;
        }
        for (Tree.Field field : spec.fields()) {
            Part options = output.spec().field(field.name());
            TEMPLATES
                    .getOrDefault(field.name(), List.of())
                    .forEach(template -> check(output, options, options.field(template), chunks.get()));
        }
        if (set.isAudit(output.loggingRef()) && chunks.get().hasTag()) {
            OWN_RULES.stream()
                    .filter(spec::hasValue)
                    .map(output.spec()::field)
                    .flatMap(options -> List.of(options.field("path"), options.field("endpoint")).stream())
                    .forEach(this::checkTag);
        }
    }

    private void check(LoggingPart output, Part options, Part template, Chunks chunks) {
        if (!(template.tree() instanceof Tree.Text text)) {
            return;
        }
        List<String> keys = chunks.keys();
        String inWords = keys.isEmpty() ? "none" : String.join(", ", keys);
        KEY.matcher(text.value())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !keys.contains(name) && !isOwn(name))
                .distinct()
                .forEach(name -> findings.add(NO_KEY, template, name, inWords));
        List<String> times = TIME.matcher(text.value())
                .results()
                .map((MatchResult found) -> found.group())
                .distinct()
                .toList();
        if (!times.isEmpty() && !chunks.hasTime()) {
            findings.add(NO_TIME, template, Violation.quoted(times.get(0)), inWords);
        } else {
            checkTimes(text.value(), options, template);
        }
        if (set.isAudit(output.loggingRef()) && chunks.hasTag()) {
            checkTag(template);
        }
    }

    /**
     * Placeholders that are not keys: the id of a chunk, and those that fluent-plugin-s3 and similar plug-ins replace.
     */
    private static boolean isOwn(String name) {
        return List.of("chunk_id", "hostname", "uuid").contains(name);
    }

    private void checkTimes(String text, Part options, Part template) {
        String timekey = options.field("buffer").text("timekey");
        double seconds = PlainNumber.seconds(timekey.isEmpty() ? "10m" : timekey);
        TIME.matcher(text)
                .results()
                .filter(found -> SECONDS.getOrDefault(found.group(1), Double.MAX_VALUE) < slice(seconds))
                .map((MatchResult found) -> found.group())
                .distinct()
                .forEach(found -> findings.add(
                        FINER_THAN_SLICE,
                        template,
                        Violation.quoted(found),
                        timekey.isEmpty() ? "10m, the default of the operator" : timekey));
    }

    /** The unit of time in which slices begin: 10 minutes begin at different minutes, and 1 hour always at 0. */
    private static double slice(double timekey) {
        return timekey >= 86400 ? 86400 : timekey >= 3600 ? 3600 : timekey >= 60 ? 60 : 1;
    }

    private void checkTag(Part template) {
        if (template.tree() instanceof Tree.Text text) {
            TAG.matcher(text.value())
                    .results()
                    .filter(found -> !List.of("0", "-1").contains(found.group(2)))
                    .map((MatchResult found) -> found.group(1))
                    .distinct()
                    .forEach(part -> findings.add(TAG_PART, template, part, Violation.quoted(Harvester.AUDIT_TAG)));
        }
    }
}
