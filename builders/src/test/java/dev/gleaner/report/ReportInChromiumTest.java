package dev.gleaner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in headless Chromium, which is called chromium in Debian. Skipped where it is not installed. */
class ReportInChromiumTest {
    private static final int DENIED = 0xd1343f;

    @TempDir
    private Path folder;

    @BeforeAll
    static void chromiumIsInstalled() {
        assumeTrue(Chromium.program().isPresent(), "chromium is not in the PATH");
    }

    private record Run(String out, String log, String network) {}

    private Run open(String html, String... options) throws IOException, InterruptedException {
        Path page = Files.write(folder.resolve("report.html"), html.getBytes(StandardCharsets.UTF_8));
        Path out = folder.resolve("out");
        Path log = folder.resolve("log");
        Path network = folder.resolve("network.json");
        List<String> call = Chromium.headless(folder);
        call.add("--enable-logging=stderr");
        call.add("--log-net-log=" + network);
        call.addAll(List.of(options));
        call.add(page.toUri().toString());
        Process process = new ProcessBuilder(call)
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("chromium ends").isTrue();
        return new Run(text(out), text(log), text(network));
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    @Test
    void theChartIsDrawnInTheColoursOfOutcomesAndThePageCanBePrinted() throws Exception {
        Path picture = folder.resolve("page.png");
        Path paper = folder.resolve("page.pdf");
        Run run = open(
                ActivityReport.of(r -> r.addAll(ReportCases.morning().stream())).toHtml(),
                "--dump-dom",
                "--screenshot=" + picture,
                "--print-to-pdf=" + paper);
        assertThat(run.out())
                .contains("data-drawn=\"3\"")
                .contains("<canvas ")
                .contains("<output>2 of 2 rows</output>")
                .contains("<button type=\"button\">Requests</button>");
        assertThat(run.log()).doesNotContain("Refused to", "Uncaught", "violates");
        assertThat(deniedIn(picture)).isGreaterThan(20);
        assertThat(new String(Files.readAllBytes(paper), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    /** The pixels in the colour of denied requests in the chart, which is below the numbers. */
    private static int deniedIn(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        int pixels = 0;
        for (int x = image.getWidth() / 20; x < image.getWidth(); x++) {
            for (int y = image.getHeight() / 4; y < image.getHeight(); y++) {
                pixels += (image.getRGB(x, y) & 0xffffff) == DENIED ? 1 : 0;
            }
        }
        return pixels;
    }

    /** The log of the network has the URLs of all requests that the page makes. */
    @Test
    void nothingOfAHostileLogRunsOrIsLoaded() throws Exception {
        String html = ReportCases.hostile().toHtml();
        Run run = open(html, "--dump-dom");
        assertThat(run.out())
                .contains("<title>&lt;/script&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;</title>")
                .contains("data-drawn=")
                .doesNotContain("<img", "<base", "<link");
        assertThat(attributes(run.out().replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "")))
                .contains("class", "data-value")
                .noneMatch(name -> name.startsWith("on"));
        assertThat(count(run.out(), "<script")).isEqualTo(count(html, "<script"));
        assertThat(run.log()).doesNotContain("Refused to", "Uncaught", "violates");
        assertThat(run.network()).isNotEmpty().doesNotContain("example.com", "x.css");
    }

    /** The policy of the page blocks what a mistake in the page would let through. */
    @Test
    void anInjectedScriptIsRefused() throws Exception {
        String html =
                ActivityReport.of(r -> r.addAll(ReportCases.morning().stream())).toHtml();
        Run run = open(
                html.replace("</main>", "<script>document.title='owned'</script><img src=http://example.com/x></main>"),
                "--dump-dom");
        assertThat(run.out()).contains("<title>Activity in the cluster</title>");
        assertThat(run.log()).contains("Content Security Policy");
        assertThat(run.network()).doesNotContain("example.com/x");
    }

    /** The names of the attributes of all elements. */
    private static List<String> attributes(String dom) {
        return Pattern.compile("<\\w+((?:\\s+[^\\s=>\"]+=\"[^\"]*\")*)\\s*>")
                .matcher(dom)
                .results()
                .flatMap(tag -> Pattern.compile("([^\\s=]+)=\"[^\"]*\"")
                        .matcher(tag.group(1))
                        .results()
                        .map(attribute -> attribute.group(1)))
                .distinct()
                .toList();
    }

    private static int count(String text, String part) {
        Matcher matcher = Pattern.compile(Pattern.quote(part)).matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
