package dev.gleaner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.logging.diagram.Diagram;
import dev.gleaner.manifest.ManifestSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActivityReportTest {
    private static String page() {
        return ActivityReport.of(r -> r.object("team-a", "web")
                        .addAll(ReportCases.morning().stream())
                        .add(ReportCases.warning("uid", "web", "Back-off", 3)))
                .toHtml();
    }

    @Test
    void thePageHasATableForEachQuestion() {
        assertThat(page())
                .contains("<h2>Activity over time</h2>")
                .contains("<h2>Who does most</h2>")
                .contains("<h2>What is denied</h2>")
                .contains("<h2>Who touched Secrets</h2>")
                .contains("<h2>The most frequent requests</h2>")
                .contains("<h2>Kubernetes warnings</h2>")
                .contains("<h2>What happened to team-a/web</h2>")
                .contains("alice delete pods team-a/web: allowed, 200")
                .doesNotContain("<h2>Before and after the policy</h2>");
    }

    @Test
    void aStreamOfEventsIsEnough() {
        Stream<AuditEvent> events = Stream.of(AuditEvent.of(e -> e.level(AuditLevel.METADATA)
                .auditId("id")
                .stage(Stage.RESPONSE_COMPLETE)
                .verb("create")
                .requestUri("/api/v1/namespaces/a/pods")
                .user(u -> u.username("alice"))
                .objectRef(o -> o.resource("pods").namespace("a").apiVersion("v1"))));
        assertThat(ActivityReport.of(events).sums().people(1).groups()).containsOnlyKeys("alice");
    }

    @Test
    void aPolicyAndAPictureAreParts() {
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.METADATA)));
        assertThat(ActivityReport.of(r -> r.replay(PolicyReplay.of(policy).report())
                                .diagram(Diagram.of(ManifestSet.of(List.of()))))
                        .toHtml())
                .contains("<h2>Before and after the policy</h2>")
                .contains("<td class=\"text\">rules[0]</td>")
                .contains("<h2>Where records go</h2><div class=\"scroll picture\"><svg ");
    }

    @Test
    void theSameInputResultsInTheSamePage() {
        assertThat(page()).isEqualTo(page());
    }

    @Test
    void anEmptyReportSaysSo() {
        assertThat(ActivityReport.of(r -> {}).toHtml())
                .contains("The logs contain no request that was selected, and no Kubernetes warning.");
    }

    /** The hashes are calculated here from the page alone. */
    @Test
    void thePolicyOfThePageAllowsItsOwnScriptsAndStylesOnly() throws Exception {
        String html = page();
        Matcher policy = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(html);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1))
                .isEqualTo("default-src 'none'; script-src " + hashes(html, "<script>(.*?)</script>") + "; style-src "
                        + hashes(html, "<style>(.*?)</style>")
                        + "; img-src data:; base-uri 'none'; form-action 'none'");
        assertThat(html).contains("Permission is hereby granted, free of charge");
        assertThat(html.replaceAll("(?s)<script>.*?</script>", "")).doesNotContain("style=\"", "src=\"", "<link");
    }

    private static String hashes(String html, String element) throws Exception {
        Matcher inline = Pattern.compile(element, Pattern.DOTALL).matcher(html);
        StringBuilder hashes = new StringBuilder();
        while (inline.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(StandardCharsets.UTF_8));
            hashes.append(hashes.isEmpty() ? "" : " ")
                    .append("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        return hashes.toString();
    }

    @Test
    void hostileTextsAreShownAsTexts() {
        String html = ReportCases.hostile().toHtml();
        String own = page();
        for (String markup : new String[] {"<script", "<img", "<svg onload", "<!--<", "<base", "<link", "<meta "}) {
            assertThat(html.split(Pattern.quote(markup), -1))
                    .as(markup)
                    .hasSameSizeAs(own.split(Pattern.quote(markup), -1));
        }
        assertThat(html)
                .contains("&lt;/script&gt;&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;")
                .contains("a\\u2028b\\u2029c\\u202ed\\u0000e\\u001b[2Jf\\u0085g\\u200bh")
                .contains("{{data}}{{script}}$1\\")
                .doesNotContain("\u2028", "\u2029", "\u202e", "\u0000", "\u001b");
    }

    /** 200,000 requests by as many people with as many programs. */
    @Test
    void thePageOfManyRequestsIsSmall() {
        ActivitySums sums = ActivitySums.empty();
        IntStream.range(0, 200_000)
                .mapToObj(i -> ReportCases.activity(
                        "user" + i,
                        "get",
                        "secrets",
                        "name" + i,
                        i % 2 == 0 ? 403 : 200,
                        7L * i,
                        "program".repeat(50) + i))
                .forEach(sums);
        String html = ActivityReport.of(r -> r.add(sums)).toHtml();
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
        assertThat(html).contains("<dd>200,000</dd>").contains("There are too many groups to count all of them");
    }
}
