package dev.gleaner.harvester.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.yaml.snakeyaml.Yaml;

/** An edit adds lines, and every other line stays byte for byte; the same edit of the result changes nothing. */
class EditingNodeFilesProperties {
    private static final String OPTION = "audit-policy-file";
    private static final String SERVER = Harvester.RKE2_CONFIG_FOLDER + "90-harvester-server.yaml";
    private static final PolicyText POLICY =
            PolicyText.of("# ours\n" + HarvesterAuditPolicy.recommended().toYaml());

    /** Options of a server; the number makes the key unique. */
    private static final List<String> OPTIONS = List.of(
            "k%d: v # why\n",
            "k%d:   'a: b'\n",
            "k%d:\n",
            "k%d:\n- a\n- \"b: c\"\n",
            "k%d:\n   - a\n   # - b\n   - c: d\n",
            "k%d: |\n  a\n # b\n\n",
            "k%d: |+\n  a\n\n\n",
            "k%d: >-\n    a\n    b\n",
            "k%d: [a,\n b]\n",
            "k%d: {a: b}\n",
            "k%d: \"a\n\n  b\"\n",
            "k%d: ä\uD83D\uDE00\n",
            "? k%d\n: v\n",
            "# comment %d\n",
            "\n",
            "  \n");

    private static final List<String> TEMPLATES = List.of(
            "k%d: {{ or .A%1$d \"}}\" }}\n",
            "k%d:\n  - {{ .A }}\n",
            "{{- with $a := .B }}\nk%d:\n{{- range $b := $a }}\n- {{ printf \"%%q\" $b }}\n{{- end }}\n{{- end }}\n",
            "{{if .A -}}\nk%d: a\n{{- else}}\n{{- end }}\n",
            "{{ .A%d }}: b\n",
            "{{/* a comment\n of two lines: %d */}}\n");

    @Provide
    Arbitrary<String> servers() {
        return Arbitraries.randomValue(random -> server(random, random.nextInt(3) == 0));
    }

    private static String server(Random random, boolean template) {
        List<String> lines = options(random, OPTIONS, random.nextInt(6));
        if (template) {
            lines.addAll(random.nextInt(lines.size() + 1), options(random, TEMPLATES, 1 + random.nextInt(3)));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(String.format(lines.get(i), i));
        }
        if (random.nextInt(10) == 0) {
            text.insert(random.nextInt(text.length() + 1), "-\n{}:'\"#|\r ".charAt(random.nextInt(11)));
        }
        return withEnds(text.toString(), random);
    }

    private static List<String> options(Random random, List<String> options, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> options.get(random.nextInt(options.size())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Line ends of one or of both systems, and perhaps no final one. */
    private static String withEnds(String text, Random random) {
        int ends = random.nextInt(4);
        String mixed = Pattern.compile("\n")
                .matcher(text)
                .replaceAll(end -> ends == 0 || ends == 1 && random.nextBoolean() ? "\r\n" : "\n");
        return random.nextInt(4) == 0 ? mixed.stripTrailing() : mixed;
    }

    @Property(tries = 2000)
    void anOptionIsOneMoreLine(@ForAll("servers") String before) {
        Rke2ServerConfigText config = Rke2ServerConfigText.of("f", before);
        Optional<Lines.Insertion> insertion = config.insertion(Harvester.AUDIT_POLICY_PATH);
        boolean template = before.contains("{{");
        Statistics.label(template ? "templates" : "plain")
                .collect(insertion.isPresent())
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 60));
        assertThat(config.violations().isEmpty()).as(before).isEqualTo(insertion.isPresent());
        if (insertion.isEmpty()) {
            return;
        }
        String after = config.with(insertion.get());
        assertThatLinesAreAdded(before, after, 1);
        Rke2ServerConfigText again = Rke2ServerConfigText.of("f", after);
        assertThat(again.insertion(Harvester.AUDIT_POLICY_PATH)).as(after).isEmpty();
        assertThat(again.violations()).as(after).isEmpty();
        if (!template) {
            assertThat(mapping(after)).as(after).isEqualTo(withOption(mapping(before)));
        }
    }

    /** Another reader of YAML. An empty text is an empty mapping. */
    private static Map<String, Object> mapping(String text) {
        Map<String, Object> mapping = new Yaml().load(text);
        return mapping == null ? Map.of() : mapping;
    }

    private static Map<String, Object> withOption(Map<String, Object> mapping) {
        Map<String, Object> more = new HashMap<>(mapping);
        more.put(OPTION, Harvester.AUDIT_POLICY_PATH);
        return more;
    }

    /**
     * The lines before are a part of the lines after, with their line ends. Only a last line without a line end gets
     * one; the text after then has no final one.
     */
    private static void assertThatLinesAreAdded(String before, String after, int count) {
        List<String> old = lines(before);
        List<String> rest = lines(after);
        assertThat(rest).as(after).hasSize(old.size() + count);
        boolean open = !endsLine(before) && !endsLine(after);
        int at = 0;
        for (String line : old) {
            boolean last = at == old.size() - 1 && open;
            while (at < rest.size()
                    && !(last ? rest.get(at).replaceFirst("[\\r\\n]+$", "") : rest.get(at)).equals(line)) {
                rest.remove(at);
            }
            at++;
        }
        assertThat(at).as(after).isLessThanOrEqualTo(rest.size());
    }

    private static boolean endsLine(String text) {
        return text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
    }

    private static List<String> lines(String text) {
        return Pattern.compile("(?<=\n)|(?<=\r)(?!\n)")
                .splitAsStream(text)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Provide
    Arbitrary<String> configs() {
        return Arbitraries.randomValue(EditingNodeFilesProperties::config);
    }

    private static String config(Random random) {
        int step = 1 + random.nextInt(4);
        int files = random.nextInt(4);
        int server = random.nextInt(4) - 1;
        StringBuilder list = new StringBuilder();
        for (int i = 0; i <= files; i++) {
            list.append(entry(i == server ? SERVER : "/etc/file-" + i, random));
            list.append(random.nextInt(4) == 0 ? "\n# between\n" : "");
        }
        String text = "name: x # a\nstages:\n" + " ".repeat(step) + "initramfs:\n"
                + (" - hostname: h\n   files:\n" + list.toString().indent(3 + random.nextInt(2) * step)).indent(step)
                + (random.nextBoolean()
                        ? " ".repeat(step) + "   # after\n" + " ".repeat(step) + "   modules: [a]\n"
                        : "")
                + (random.nextBoolean() ? "# end\n\n" : "");
        return withEnds(text, random);
    }

    private static String entry(String path, Random random) {
        String content = path.equals(SERVER)
                ? options(
                                random,
                                List.of("a%d: b\n", "# c\n", "\n", "d%d:\n  - e\n  # f\n", "g%d: >\n  h\n"),
                                1 + random.nextInt(4))
                        .stream()
                        .map(line -> line.formatted(random.nextInt(1000)))
                        .collect(Collectors.joining())
                : options(random, List.of("x\n", "# y\n", "\n", "  z: \"\n"), random.nextInt(4)).stream()
                        .collect(Collectors.joining());
        int indent = 1 + random.nextInt(4);
        String header = List.of("|", "|-", "|+").get(random.nextInt(3)) + indent;
        String block = "  content: " + header + "\n" + (content.isEmpty() ? "" : content.indent(2 + indent));
        List<String> fields = List.of("  permissions: 384\n", "  owner: 0 # root\n", "  encoding: \"\"\n", block);
        return "- path: " + path + "\n" + String.join("", fields.subList(random.nextInt(2), 3))
                + (random.nextBoolean() ? block + "  ownerstring: \"\"\n" : "  ownerstring: \"\"\n" + block);
    }

    @Property(tries = 1000)
    void aCustomConfigurationGetsOnlyLines(@ForAll("configs") String before) {
        CustomConfigText config = CustomConfigText.of("f", before);
        String after = config.withAuditPolicy(POLICY);
        boolean refused = config.violations().stream().anyMatch(Violation::isError);
        Statistics.label("edited").collect(!refused).coverage(coverage -> coverage.check(true)
                .percentage(percentage -> percentage > 60));
        if (refused) {
            assertThat(after).isEqualTo(before);
            return;
        }
        List<Map<String, Object>> old = filesOf(before);
        List<Map<String, Object>> files = filesOf(after);
        boolean server = old.stream().anyMatch(file -> SERVER.equals(file.get("path")));
        int entry = 7 + (int) POLICY.text().lines().count();
        assertThatLinesAreAdded(before, after, entry + (server ? 1 : 0));
        assertThat(files).as(after).hasSize(old.size() + 1);
        assertThat(files.get(old.size()))
                .as(after)
                .isEqualTo(Map.of(
                        "path",
                        Harvester.AUDIT_POLICY_PATH,
                        "permissions",
                        384,
                        "owner",
                        0,
                        "group",
                        0,
                        "content",
                        POLICY.text(),
                        "encoding",
                        "",
                        "ownerstring",
                        ""));
        for (int i = 0; i < old.size(); i++) {
            assertThatFileIsKept(old.get(i), files.get(i), after);
        }
        CustomConfigText again = CustomConfigText.of("f", after);
        assertThat(again.withAuditPolicy(POLICY)).isEqualTo(after);
        assertThat(again.violations()).as(after).noneMatch(Violation::isError);
    }

    /** To replace a policy gives the same bytes as to install the new one at once. */
    @Property(tries = 500)
    void aReplacedPolicyLeavesNoTrace(@ForAll("configs") String before) {
        PolicyText other = PolicyText.of(HarvesterAuditPolicy.shipped().toYaml());
        CustomConfigText config = CustomConfigText.of("f", before);
        String installed = config.withAuditPolicy(other);
        boolean refused = config.violations().stream().anyMatch(Violation::isError);
        Statistics.label("replaced").collect(!refused).coverage(coverage -> coverage.check(true)
                .percentage(percentage -> percentage > 60));
        if (refused) {
            return;
        }
        CustomConfigText again = CustomConfigText.of("f", installed);
        String replaced = again.replaceAuditPolicy(POLICY);
        assertThat(again.violations()).as(installed).noneMatch(Violation::isError);
        assertThat(replaced).isEqualTo(CustomConfigText.of("f", before).withAuditPolicy(POLICY));
        assertThat(CustomConfigText.of("f", replaced).replaceAuditPolicy(POLICY))
                .isEqualTo(replaced);
    }

    private static void assertThatFileIsKept(Map<String, Object> old, Map<String, Object> file, String text) {
        if (!SERVER.equals(old.get("path"))) {
            assertThat(file).as(text).isEqualTo(old);
            return;
        }
        String before = Objects.toString(old.get("content"));
        String after = Objects.toString(file.get("content"));
        assertThat(mapping(after)).as(text).isEqualTo(withOption(mapping(before)));
        assertThatLinesAreAdded(before, after, 1);
        old.remove("content");
        file.remove("content");
        assertThat(file).as(text).isEqualTo(old);
    }

    private static List<Map<String, Object>> filesOf(String text) {
        Map<String, Map<String, List<Map<String, List<Map<String, Object>>>>>> config = new Yaml().load(text);
        return config.getOrDefault("stages", Map.of())
                .getOrDefault("initramfs", List.of())
                .get(0)
                .getOrDefault("files", List.of());
    }
}
