package dev.gleaner.logging.render;

import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.fluentbit.ModifyCondition;
import dev.gleaner.logging.fluentbit.ModifyRule;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The sections of {@code fluent-bit.conf}, in the order of the operator's template. */
final class FluentbitText {
    /** The options of the input that a multiline parser replaces. */
    private static final List<String> PARSER_OPTIONS = List.of(
            "Parser",
            "Parser_Firstline",
            "Multiline",
            "Multiline_Flush",
            "Docker_Mode",
            "Docker_Mode_Flush",
            "Docker_Mode_Parser");

    private static final int METRICS_PORT = 2020;

    private final Tree.Mapping spec;
    private final Tree.Mapping logging;
    private final FluentdTarget target;
    private final FluentbitSetting setting;
    private final FluentbitWriter writer = new FluentbitWriter();

    FluentbitText(Tree.Mapping spec, Tree.Mapping logging, FluentdTarget target, FluentbitSetting setting) {
        this.spec = spec;
        this.logging = logging;
        this.target = target;
        this.setting = setting;
    }

    /** Whether the operator chooses a parser that puts lines into the field {@code log}. */
    static boolean parsesAsDocker(Tree.Mapping logging) {
        return logging.isTrue("enableDockerParserCompatibilityForCRI");
    }

    String text() {
        writeService();
        writeInput();
        writeKubernetesFilter();
        writeAwsFilter();
        Texts.mappings(spec.get("filterModify").orElse(Tree.nothing())).forEach(this::writeModifyFilter);
        if (target.exists()) {
            writeOutput();
        }
        return writer.finish();
    }

    /** Before 4.4.0, most sections have an empty line before them. */
    private void separate() {
        if (!hasDenseSections()) {
            writer.emptyLine();
        }
    }

    private boolean hasDenseSections() {
        return setting.isSince(OperatorVersion.V4_4_0);
    }

    private void writeService() {
        String level = spec.text("logLevel").orElse("");
        writer.section("SERVICE", 13)
                .aligned("Flush", numberOr("flush", 1))
                .aligned("Grace", numberOr("grace", 5))
                .aligned("Daemon", "Off")
                .aligned("Log_Level", level.isEmpty() ? "info" : level);
        writeParserFiles();
        writer.line("Coro_Stack_Size", 4, numberOr("coroStackSize", 24_576));
        metricsPort().ifPresent(port -> writer.aligned("HTTP_Server", "On")
                .aligned("HTTP_Listen", "0.0.0.0")
                .aligned("HTTP_Port", port));
        writer.options(options("bufferStorage"));
        writeHealthCheck();
    }

    private int numberOr(String field, int standard) {
        return Numbers.of(spec, field).orElse(standard);
    }

    /** From 4.5 on, the generated files are in a folder of their own. */
    private void writeParserFiles() {
        boolean haveFolder = setting.isSince(OperatorVersion.V4_10_0);
        String folder = haveFolder ? "/fluent-bit/etc-operator/" : "/fluent-bit/etc/";
        writer.aligned("Parsers_File", haveFolder ? "/fluent-bit/etc/parsers.conf" : "parsers.conf");
        if (spec.hasValue("customParsers")) {
            writer.aligned("Parsers_File", folder + "custom-parsers.conf");
        }
        // Missing up to 5.x, see pull request 2026 of the operator.
        if (parsesAsDocker(logging) && setting.isSince(OperatorVersion.V6_7_0)) {
            writer.aligned("Parsers_File", folder + DockerCompatibleParser.FILE);
        }
    }

    private OptionalInt metricsPort() {
        Tree.Mapping metrics = Texts.mapping(spec, "metrics");
        boolean exists = spec.isSet("metrics")
                ? !metrics.isFalse("enabled")
                : spec.isTrue("livenessDefaultCheck") || spec.isSet("configHotReload");
        return exists ? OptionalInt.of(Numbers.of(metrics, "port").orElse(METRICS_PORT)) : OptionalInt.empty();
    }

    private void writeHealthCheck() {
        if (!spec.isSet("healthCheck")) {
            return;
        }
        Tree.Mapping check = Texts.mapping(spec, "healthCheck");
        writer.plain("Health_Check", "On");
        Numbers.of(check, "hcErrorsCount").ifPresent(n -> writer.plain("HC_Errors_Count", n));
        Numbers.of(check, "hcRetryFailureCount").ifPresent(n -> writer.plain("HC_Retry_Failure_Count", n));
        Numbers.of(check, "hcPeriod").ifPresent(n -> writer.plain("HC_Period", n));
    }

    private Map<String, String> options(String object) {
        return FluentbitOptionMap.of(spec, object, setting.version());
    }

    private void writeInput() {
        Tree.Mapping inputTail = Texts.mapping(spec, "inputTail");
        List<String> multiline = Texts.texts(inputTail, "multiline.parser");
        Map<String, String> options = options("inputTail");
        options.putIfAbsent("Parser", parser());
        if (!multiline.isEmpty()) {
            PARSER_OPTIONS.forEach(options::remove);
        }
        separate();
        writer.section("INPUT", 13).aligned("Name", "tail").options(options);
        if (multiline.isEmpty()) {
            writeParsers(Texts.texts(inputTail, "Parser_N"));
        } else {
            writer.plain("multiline.parser", String.join(", ", multiline));
        }
    }

    private String parser() {
        if (parsesAsDocker(logging)) {
            return DockerCompatibleParser.NAME;
        }
        return setting.docker() ? "docker" : "cri";
    }

    /** The operator writes the option {@code Parser_N} as {@code Parse_N}, counted from 0. */
    private void writeParsers(List<String> parsers) {
        for (int i = 0; i < parsers.size(); i++) {
            if (!parsers.get(i).isEmpty()) {
                writer.plain("Parse_" + i, parsers.get(i));
            }
        }
    }

    private void writeKubernetesFilter() {
        if (!spec.isTrue("disableKubernetesFilter")) {
            writer.section("FILTER", 12).aligned("Name", "kubernetes").options(options("filterKubernetes"));
        }
    }

    private void writeAwsFilter() {
        if (spec.isSet("filterAws")) {
            separate();
            writer.section("FILTER", 12).aligned("Name", "aws").options(options("filterAws"));
        }
    }

    private void writeModifyFilter(Tree.Mapping filter) {
        writer.emptyLine().section("FILTER", 0).plain("Name", "modify").plain("Match", "*");
        for (Tree.Mapping condition : Texts.mappings(filter.get("conditions").orElse(Tree.nothing()))) {
            String operation = operation(condition, ModifyCondition.class);
            writer.plain("Condition", operation + " " + operands(condition, operation));
        }
        for (Tree.Mapping rule : Texts.mappings(filter.get("rules").orElse(Tree.nothing()))) {
            String operation = operation(rule, ModifyRule.class);
            writer.plain(operation, operands(rule, operation));
        }
    }

    /** The operation of a rule or condition, the first in the order of the operator; empty if it has none. */
    private static String operation(Tree.Mapping owner, Class<? extends OpenObject> type) {
        return Shape.of(type).names().stream().filter(owner::isSet).findFirst().orElse("");
    }

    /** The key and the value. The space between them is also written if there is no value. */
    private static String operands(Tree.Mapping owner, String operation) {
        Tree.Mapping operands = Texts.mapping(owner, operation);
        return operands.text("key").orElse("") + " " + operands.text("value").orElse("");
    }

    private void writeOutput() {
        separate();
        writer.section("OUTPUT", 14).aligned("Name", "forward").aligned("Match", "*");
        if (!spec.isTrue("enableUpstream")) {
            writer.aligned("Host", target.host(spec)).aligned("Port", target.port(spec));
        } else if (hasDenseSections()) {
            boolean haveFolder = setting.isSince(OperatorVersion.V4_10_0);
            writer.aligned("Upstream", (haveFolder ? "/fluent-bit/etc-operator/" : "") + "upstream.conf");
        } else {
            writer.plain("Upstream", "upstream.conf");
        }
        if (!hasDenseSections()) {
            writer.indentedLine();
        }
        writeTls();
        FluentbitNet.write(spec, setting, writer);
        writer.options(options("forwardOptions"));
    }

    private void writeTls() {
        Tree.Mapping tls = Texts.mapping(spec, "tls");
        if (!tls.isTrue("enabled")) {
            return;
        }
        writer.aligned("tls", "On")
                .aligned("tls.verify", "Off")
                .aligned("tls.ca_file", "/fluent-bit/tls/ca.crt")
                .aligned("tls.crt_file", "/fluent-bit/tls/tls.crt")
                .aligned("tls.key_file", "/fluent-bit/tls/tls.key");
        String key = tls.text("sharedKey").orElse("");
        if (key.isEmpty()) {
            writer.plain("Empty_Shared_Key", "true");
        } else {
            writer.aligned("Shared_Key", key);
        }
    }
}
