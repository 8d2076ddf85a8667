package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.lint.Explanation;
import dev.gleaner.lint.LintRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainTest {
    @Test
    void aRuleIsPrintedWithItsSourceAndExamples() {
        assertThat(CommandRun.of("explain", "logging-ref-near")).isEqualTo(new CommandRun(0, """
                logging-ref-near

                    warning: no Logging of Harvester has the loggingRef …; expected …

                A loggingRef for the audit log is that of Harvester.

                A `loggingRef` is similar to the one of Harvester's audit log, but not equal.
                The operator compares it exactly, so the object belongs to no Logging of
                Harvester. Write the one in the message.

                Source: harvester-installer v1.1.0,
                pkg/config/templates/rancherd-15-logging.yaml

                Reported:

                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterFlow
                    metadata: {name: f, namespace: cattle-logging-system}
                    spec: {loggingRef: kube-audit-log-ref, globalOutputRefs: [o]}

                Not reported:

                    apiVersion: logging.banzaicloud.io/v1beta1
                    kind: ClusterFlow
                    metadata: {name: f, namespace: cattle-logging-system}
                    spec: {loggingRef: harvester-kube-audit-log-ref, globalOutputRefs: [o]}
                """, ""));
        assertThat(CommandRun.of("explain", "[logging-ref-near]"))
                .isEqualTo(CommandRun.of("explain", "logging-ref-near"));
    }

    @Test
    void everyCodeIsExplained() {
        assertThat(CommandRun.of("explain").lines())
                .contains("field-unknown: "
                        + Syntax.firstSentence(
                                Explanation.of("field-unknown").orElseThrow().text()))
                .hasSameSizeAs(Explanation.all())
                .hasSizeGreaterThan(300);
        assertThat(LintRules.all()).allSatisfy(rule -> assertThat(
                        CommandRun.of("explain", rule.code()).out())
                .startsWith(rule.code() + "\n\n    " + rule.severity().name().toLowerCase(java.util.Locale.ROOT) + ": ")
                .contains("Source: "));
    }

    @Test
    void aLineOfATerminalHasOneCode() {
        List<String> whole = CommandRun.of("explain").lines();
        List<String> shown =
                CommandRun.onTerminal(Map.of("COLUMNS", "60"), "explain").lines();
        assertThat(shown).hasSameSizeAs(whole).allMatch(line -> line.length() <= 60);
        for (int i = 0; i < whole.size(); i++) {
            String line = shown.get(i);
            assertThat(whole.get(i)).startsWith(line.endsWith("...") ? line.substring(0, line.length() - 3) : line);
        }
        assertThat(shown).contains("bound-depth: Mappings and lists are nested deeper than th...");
    }

    @Test
    void anUnknownCodeHasTheNearestOnes() {
        assertThat(CommandRun.of("explain", "loging-ref-near")).isEqualTo(new CommandRun(2, "", """
                unknown code 'loging-ref-near'; did you mean 'logging-ref-near'?
                Try 'gleaner explain --help'.
                """));
        assertThat(CommandRun.of("explain", "toleration").err())
                .startsWith("unknown code 'toleration'; codes with 'toleration' are ")
                .contains("toleration-no-taint");
        assertThat(CommandRun.of("explain", "qqqqqq").err())
                .startsWith("unknown code 'qqqqqq'; gleaner explain lists the codes\n");
    }
}
