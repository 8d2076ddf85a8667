package dev.gleaner.logging.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.FlowSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {
    @Test
    void anElementHasAFilter() {
        assertThat(violations("filters:\n- {}\n- grep: null\nglobalOutputRefs: [a]\n", FlowSpec.class))
                .containsExactly(
                        "2:3: filters[0]: no plugin config available for filter [filter-none]",
                        "3:3: filters[1]: no plugin config available for filter [filter-none]");
    }

    @Test
    void anElementHasOnlyOneFilter() {
        assertThat(violations("""
                filters:
                - stdout: {}
                - tag_normaliser: {}
                  grep: {}
                globalOutputRefs: [a]
                """, FlowSpec.class))
                .containsExactly("4:3: filters[1]: more then one plugin config is not allowed for a filter;"
                        + " found tag_normaliser grep [filters-several]");
    }

    @Test
    void aFilterHasAKnownKey() {
        assertThat(violations("filters:\n- tag_normalizer: {}\nglobalOutputRefs: [a]\n", FlowSpec.class))
                .containsExactly("2:3: filters[0].tag_normalizer: unknown field \"tag_normalizer\";"
                        + " did you mean \"tag_normaliser\"? [field-unknown]");
        assertThat(violations("filters:\n- lua: {}\nglobalOutputRefs: [a]\n", FlowSpec.class))
                .containsExactly("2:3: filters[0].lua: unknown field \"lua\"; the filters are "
                        + String.join(", ", Filter.CHOICE.keys()) + " [field-unknown]");
    }

    @Test
    void filtersThatAreNotModelledAreKept() {
        String yaml = """
                filters:
                - split_array:
                    key: log
                    n_lines: 5
                globalOutputRefs:
                - all
                """;
        FlowSpec spec = Manifests.readLenient(yaml, FlowSpec.class).orThrow();
        assertThat(spec.filters()).containsExactly(OpaqueFilter.of("split_array", Tree.mapping(m -> m.put("key", "log")
                .put("n_lines", Tree.number(5)))));
        assertThat(spec.filters().get(0)).hasToString("OpaqueFilter[split_array]");
        assertThat(spec.toYaml()).isEqualTo(yaml);
    }

    @Test
    void aFilterWithoutFieldsSurvives() {
        String yaml = """
                filters:
                - tag_normaliser: {}
                - stdout: {}
                - grep: {}
                """;
        FlowSpec spec = Manifests.read(yaml, FlowSpec.class).orThrow();
        assertThat(spec.filters())
                .containsExactly(TagNormaliserFilter.of(f -> {}), StdoutFilter.of(f -> {}), GrepFilter.of(f -> {}));
        assertThat(spec.toYaml()).isEqualTo(yaml);
    }

    @Test
    void filtersKeepTheirOrderAndTheirRecords() {
        FlowSpec spec = FlowSpec.of(f -> f.addFilter(GrepFilter.of(g -> g.addRegexp("_SYSTEMD_UNIT", "/rke2/")
                        .addExclude("level", "/debug/")
                        .addOr(o -> o.addRegexp("a", "/1/").addRegexp("b", "/2/"))
                        .addAnd(a -> a.addExclude("c", "/3/"))))
                .addFilter(RecordTransformerFilter.of(
                        r -> r.addRecord("site", "staging").addRecord("appname", "${record[\"_SYSTEMD_UNIT\"]}")))
                .addFilter(ParserFilter.of(p -> p.parse(s -> s.type("multi_format")
                        .addPattern(n -> n.format("nginx"))
                        .addPattern(n -> n.format("none")))))
                .addFilter(TagNormaliserFilter.of(t -> {}))
                .addGlobalOutputRef("all"));
        String yaml = """
                filters:
                - grep:
                    regexp:
                    - key: _SYSTEMD_UNIT
                      pattern: /rke2/
                    exclude:
                    - key: level
                      pattern: /debug/
                    or:
                    - regexp:
                      - key: a
                        pattern: /1/
                      - key: b
                        pattern: /2/
                    and:
                    - exclude:
                      - key: c
                        pattern: /3/
                - record_transformer:
                    records:
                    - site: staging
                    - appname: ${record["_SYSTEMD_UNIT"]}
                - parser:
                    parse:
                      type: multi_format
                      patterns:
                      - format: nginx
                      - format: none
                - tag_normaliser: {}
                globalOutputRefs:
                - all
                """;
        assertThat(spec.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, FlowSpec.class).orThrow()).isEqualTo(spec);
        assertThat(Manifests.validate(spec)).isEmpty();
    }

    @Test
    void recordsKeepTheOrderOfTheirFields() {
        String yaml = """
                records:
                - zulu: "1"
                  alpha: "2"
                  mike: "3"
                """;
        RecordTransformerFilter filter =
                Manifests.read(yaml, RecordTransformerFilter.class).orThrow();
        assertThat(filter.records().get(0).keySet()).containsExactly("zulu", "alpha", "mike");
        assertThat(filter.toYaml()).isEqualTo(yaml);
    }

    @Test
    void recordsCannotBeChangedLater() {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("a", "1"));
        RecordTransformerFilter filter = RecordTransformerFilter.of(r -> r.addRecord(fields));
        fields.put("b", "2");
        assertThat(filter.records()).containsExactly(Map.of("a", "1"));
        assertThatThrownBy(() -> filter.records().get(0).put("c", "3"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRecordHasTexts() {
        assertThat(violations("records:\n- size: 5\n- [a]\n", RecordTransformerFilter.class))
                .containsExactly(
                        "2:9: records[0].size: found the number 5, expected text; put it in quotes [type-wrong]",
                        "3:3: records[1]: found a list, expected a mapping of names to texts [type-wrong]");
    }

    @Test
    void aGrepRuleHasKeyAndPattern() {
        assertThat(violations("regexp:\n- key: a\nor:\n- exclude:\n  - pattern: /b/\n", GrepFilter.class))
                .containsExactly(
                        "2:3: regexp[0].pattern: missing; expected text [field-required]",
                        "5:5: or[0].exclude[0].key: missing; expected text [field-required]");
    }

    @Test
    void aParserHasOnlyOneParseSection() {
        assertThat(violations("parse:\n  type: json\nparsers:\n- type: json\n", ParserFilter.class))
                .containsExactly("3:1: parsers: `parsers` field is deprecated, use `parse` [parser-parsers]");
        assertThat(violations("parse:\n  type: json\nparsers: []\n", ParserFilter.class))
                .isEmpty();
    }

    @Test
    void aPatternHasAFormatInsideMultiFormatOnly() {
        String patterns = """
                  patterns:
                  - format: ""
                  - expression: /a/
                    format: nginx
                  - format: none
                """;
        assertThat(violations("parse:\n  type: json\n" + patterns, ParserFilter.class))
                .containsExactly(
                        "6:5: parse.patterns[1].format: format parameter only works with multi_format type"
                                + " [parser-pattern-format]",
                        "7:5: parse.patterns[2].format: format parameter only works with multi_format type"
                                + " [parser-pattern-format]");
        assertThat(violations("parse:\n" + patterns, ParserFilter.class)).hasSize(3);
        assertThat(violations("parse:\n  type: multi_format\n" + patterns, ParserFilter.class))
                .isEmpty();
    }

    @Test
    void fieldsOfLaterVersionsAreMarked() {
        ManifestReader reader = ManifestReader.strict().forVersion(Version.of("3.17.3"));
        assertThat(reader.read(Source.of("format: ${pod_name}\nmatch_tag: kubernetes.**\n"), TagNormaliserFilter.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("2:1: match_tag: the field \"match_tag\" exists in 3.17.10 and later;"
                        + " 3.17.3 drops it without a message [field-version]");
    }

    @Test
    void aFieldOfOneVersionIsMarkedInLaterOnes() {
        String section = "type: multiline_grok\nmulti_line_start_regexp: /^a/\n";
        ManifestReader reader = ManifestReader.strict().forVersion(Version.of("3.17.10"));
        assertThat(reader.read(Source.of(section), ParseSection.class).violations())
                .extracting(Violation::toString)
                .containsExactly("2:1: multi_line_start_regexp: the field \"multi_line_start_regexp\" exists only up to"
                        + " 3.17.7; 3.17.10 drops it without a message [field-version]");
    }

    private static <T extends OpenObject> List<String> violations(String yaml, Class<T> type) {
        return Manifests.read(yaml, type).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
