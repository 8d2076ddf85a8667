package dev.gleaner.logging.plugin;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Checks every text that the operator writes unchanged into the configuration of fluentd: all texts of a plug-in and of
 * its sections, except those in lists and maps that become JSON (logging-operator 3.17.3,
 * pkg/sdk/logging/model/types/stringmaps.go). Not for users: the shapes of outputs and flows use it.
 */
public final class RawValues {
    /** Maps and objects that become JSON, in which quotes and number signs have no meaning. */
    private static final Set<String> JSON = Set.of(
            "http.headers",
            "http.headers_from_placeholders",
            "kafka.headers",
            "kafka.headers_from_record",
            "kafka.rdkafka_options",
            "gelf.tls_options",
            "loki.extra_labels",
            "vmwareLogInsight.shorten_keys",
            "vmwareLogInsight.config_param");

    /** Fields that the operator does not write. */
    private static final Set<String> UNWRITTEN = Set.of(
            "enhanceK8s.client_cert",
            "enhanceK8s.client_key",
            "enhanceK8s.ca_file",
            "s3.clustername",
            "parser.parsers");

    /** Maps whose names become names of parameters. */
    private static final Set<String> NAMED =
            Set.of("loki.labels", "prometheus.labels", "prometheus.metrics.labels", "splunkHec.fields");

    /** Lists of such maps. */
    private static final Set<String> RECORDS =
            Set.of("record_transformer.records", "record_modifier.records", "geoip.records");

    /** Texts that become the argument of a section. */
    private static final Set<String> ARGUMENTS = Set.of("tags", "match_tag");

    /** Plug-ins that check the files of certificates themselves. */
    private static final List<String> CHECKED_AT_START = List.of("http.", "loki.", "forward.");

    /** Texts that messages do not contain. */
    private static final Set<String> SECRETS =
            Set.of("value", "shared_key", "encryption_key", "api_key", "sse_customer_key", "custom_headers");

    private final Violations violations;

    private RawValues(Violations violations) {
        this.violations = violations;
    }

    /** Checks the plug-ins of an output. */
    public static void checkOutput(Tree.Mapping output, Position position, FieldPath path, Violations violations) {
        Objects.requireNonNull(violations, "violations");
        new RawValues(violations).checkPlugins(output, path);
    }

    /** The rule for a list of filters. */
    public static Shape.Rule<Tree.Mapping> ofFilters(String field) {
        Objects.requireNonNull(field, "field");
        return (owner, position, path, violations) -> {
            List<Tree> filters = itemsOf(owner, field);
            for (int i = 0; i < filters.size(); i++) {
                if (filters.get(i) instanceof Tree.Mapping filter) {
                    new RawValues(violations)
                            .checkPlugins(filter, path.field(field).index(i));
                }
            }
        };
    }

    /** Checks one text that is written after the name of a parameter. */
    public static void check(String text, Position position, FieldPath path, Violations violations) {
        Objects.requireNonNull(violations, "violations");
        new RawValues(violations).checkText(text, position, path, false);
    }

    private void checkPlugins(Tree.Mapping owner, FieldPath path) {
        for (Tree.Field plugin : owner.fields()) {
            if (plugin.value() instanceof Tree.Mapping section) {
                checkSection(section, path.field(plugin.name()), plugin.name());
            }
        }
    }

    private void checkSection(Tree.Mapping section, FieldPath path, String name) {
        if (name.endsWith(".buffer") && section.isTrue("disabled")) {
            return;
        }
        for (Tree.Field field : section.fields()) {
            String parameter = name + "." + field.name();
            if (!JSON.contains(parameter) && !UNWRITTEN.contains(parameter)) {
                checkParameter(field, path.field(field.name()), parameter);
            }
        }
    }

    private void checkParameter(Tree.Field field, FieldPath path, String parameter) {
        if (field.value() instanceof Tree.Text text) {
            if (ARGUMENTS.contains(field.name())) {
                checkArgument(text, field.position(), path);
            } else {
                checkValue(text.value(), field, path, parameter);
            }
        } else if (field.value() instanceof Tree.Mapping section) {
            if (NAMED.contains(parameter)) {
                checkNames(section, path);
            } else {
                checkSection(section, path, parameter);
            }
        } else if (field.value() instanceof Tree.Sequence list) {
            checkItems(list, path, parameter);
        }
    }

    /** Checks the sections in a list, and the texts of the only list that does not become JSON. */
    private void checkItems(Tree.Sequence list, FieldPath path, String parameter) {
        for (int i = 0; i < list.items().size(); i++) {
            Tree item = list.items().get(i);
            if (item instanceof Tree.Mapping section) {
                if (RECORDS.contains(parameter)) {
                    checkNames(section, path.index(i));
                } else {
                    checkSection(section, path.index(i), parameter);
                }
            } else if (item instanceof Tree.Text text && parameter.equals("parser.parse.multiline")) {
                checkText(text.value(), text.position(), path.index(i), false);
            }
        }
    }

    private void checkValue(String text, Tree.Field field, FieldPath path, String parameter) {
        boolean isSecret = SECRETS.contains(field.name());
        if (isAbsentFile(text, field.name(), parameter)) {
            violations.report(PluginFault.FILE_NONE, field.position(), path, Violation.quoted(text));
        }
        Optional<String> read = checkText(text, field.position(), path, isSecret);
        Optional<ParameterType> type = ParameterTypes.of(parameter);
        if (read.isEmpty() || type.isEmpty()) {
            return;
        }
        Optional<String> refusal = type.get().refusal(read.get());
        if (refusal.isPresent()) {
            violations.report(
                    PluginFault.VALUE_UNREADABLE, field.position(), path, refusal.get(), shown(read.get(), isSecret));
        } else {
            type.get()
                    .misreading(read.get())
                    .ifPresent(reading -> violations.report(
                            PluginFault.VALUE_MISREAD, field.position(), path, shown(read.get(), isSecret), reading));
        }
    }

    /** Whether a text names a file that no system has, in a plug-in that does not check it at the start. */
    private static boolean isAbsentFile(String text, String name, String parameter) {
        return name.equals("value")
                && (text.equals("/nonexistent") || text.startsWith("/nonexistent/"))
                && CHECKED_AT_START.stream().noneMatch(parameter::startsWith);
    }

    /** Reports what is wrong with a text; returns what fluentd reads. */
    private Optional<String> checkText(String text, Position position, FieldPath path, boolean isSecret) {
        RawText raw = RawText.of(text);
        if (raw.runsRuby() || raw.lines().stream().anyMatch(RawValues::runsRuby)) {
            violations.report(PluginFault.VALUE_RUBY, position, path);
        } else if (raw.refusal().isPresent()) {
            violations.report(
                    PluginFault.VALUE_UNREADABLE, position, path, raw.refusal().get(), shown(text, isSecret));
        } else if (!raw.lines().isEmpty()) {
            checkLines(raw.lines(), position, path, isSecret);
        } else {
            checkLoss(raw, position, path, isSecret);
        }
        return raw.value();
    }

    private static boolean runsRuby(String line) {
        int quote = line.indexOf('"');
        return quote >= 0 && line.indexOf("#{", quote) > 0;
    }

    private void checkLines(List<String> lines, Position position, FieldPath path, boolean isSecret) {
        Optional<String> section = lines.stream()
                .filter(line -> line.startsWith("<") || line.startsWith("@include"))
                .findFirst();
        if (section.isPresent()) {
            violations.report(PluginFault.VALUE_SECTION, position, path, shown(section.get(), isSecret));
        } else {
            violations.report(PluginFault.VALUE_LINES, position, path);
        }
    }

    private void checkLoss(RawText raw, Position position, FieldPath path, boolean isSecret) {
        switch (raw.loss()) {
            case NONE -> {}
            case BLANKS -> violations.report(PluginFault.VALUE_BLANKS, position, path);
            case QUOTES -> violations.report(PluginFault.VALUE_QUOTES, position, path);
            case COMMENT ->
                violations.report(
                        PluginFault.VALUE_COMMENT,
                        position,
                        path,
                        isSecret
                                ? "the text in front of them"
                                : shown(raw.value().orElse(""), false));
        }
    }

    /** Checks the argument of a section, which ends at the first {@code >}. */
    private void checkArgument(Tree.Text text, Position position, FieldPath path) {
        RawText raw = RawText.of(text.value());
        int end = text.value().indexOf('>');
        if (raw.runsRuby() || raw.lines().stream().anyMatch(RawValues::runsRuby)) {
            violations.report(PluginFault.VALUE_RUBY, position, path);
        } else if (end >= 0) {
            violations.report(
                    PluginFault.VALUE_SECTION,
                    position,
                    path,
                    shown(text.value().substring(end), false));
        }
    }

    /** Checks the names and values of a map that becomes a section. */
    private void checkNames(Tree.Mapping map, FieldPath path) {
        for (Tree.Field field : map.fields()) {
            String name = field.name();
            if (name.startsWith("\"") && name.contains("#{")) {
                violations.report(PluginFault.VALUE_RUBY, field.position(), path.field(name));
            } else if (isRefusedName(name)) {
                violations.report(PluginFault.VALUE_NAME, field.position(), path.field(name), Violation.quoted(name));
            } else if (isOtherName(name)) {
                violations.report(
                        PluginFault.VALUE_NAME_MISREAD, field.position(), path.field(name), Violation.quoted(name));
            } else if (field.value() instanceof Tree.Text text) {
                checkText(text.value(), field.position(), path.field(name), false);
            }
        }
    }

    /** Whether fluentd opens a section, includes a file or looks for the end of a quoted text at a name. */
    private static boolean isRefusedName(String name) {
        return name.startsWith("<")
                || name.equals("@include")
                || isQuoted(name) && RawText.of(name).refusal().isPresent()
                || name.chars().anyMatch(c -> c == '\n' || c == '\r');
    }

    /** Whether fluentd reads a comment, only a part of a name, or nothing. */
    private static boolean isOtherName(String name) {
        return name.isEmpty()
                || name.startsWith("#")
                || isQuoted(name)
                || name.chars().anyMatch(c -> c == ' ' || c == '\t');
    }

    private static boolean isQuoted(String name) {
        return name.startsWith("\"") || name.startsWith("'");
    }

    private static String shown(String text, boolean isSecret) {
        return isSecret ? "a secret" : Violation.quoted(text);
    }

    private static List<Tree> itemsOf(Tree.Mapping owner, String field) {
        return owner.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list ? list.items() : List.of();
    }
}
