package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserFilterTest {
    @Test
    void aParserHasAType() {
        String message = "'@type' parameter is required, in section parse [parser-type-none]";
        assertThat(violations("key_name: log\n", ParserFilter.class)).containsExactly("1:1: parse: " + message);
        assertThat(violations("parse:\n", ParserFilter.class)).containsExactly("1:1: parse: " + message);
        assertThat(violations("parse: {}\n", ParserFilter.class)).containsExactly("1:8: parse.type: " + message);
        assertThat(violations("type: \"\"\n", ParseSection.class)).containsExactly("1:1: type: " + message);
    }

    @Test
    void aTypeWithoutPlugInIsRefused() {
        assertThat(violations("type: JSON\n", ParseSection.class))
                .containsExactly("1:1: type: Unknown parser plugin 'JSON'. Run 'gem search -rd fluent-plugin' to find"
                        + " plugins; expected one of apache, apache2, apache_error, csv, grok, json, logfmt, ltsv,"
                        + " msgpack, multi_format, multiline, multiline_grok, nginx, none, regexp, syslog, tsv"
                        + " [parser-type-unknown]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv"})
    void columnsHaveNames(String type) {
        assertThat(violations("type: " + type + "\n", ParseSection.class))
                .containsExactly("1:1: keys: 'keys' parameter is required [parser-parameter]");
        assertThat(violations("type: " + type + "\nkeys: a,b\n", ParseSection.class))
                .isEmpty();
    }

    @Test
    void aRegularExpressionNamesFields() {
        assertThat(violations("type: regexp\n", ParseSection.class))
                .containsExactly("1:1: expression: 'expression' parameter is required [parser-parameter]");
        String message = "2:1: expression: No named captures in 'expression' parameter. The regexp must have at least"
                + " one named capture [parser-captures]";
        assertThat(violations("type: regexp\nexpression: /^x$/\n", ParseSection.class))
                .containsExactly(message);
        assertThat(violations("type: regexp\nexpression: /(?<=a)(?<!b)\\(?<c>/\n", ParseSection.class))
                .containsExactly(message);
        assertThat(violations("type: regexp\nexpression: /^(?<a>x)$/\n", ParseSection.class))
                .isEmpty();
    }

    @Test
    void theLinesOfAMultilineParserNameFields() {
        String message = "Invalid regexp '': No named captures [parser-multiline-captures]";
        assertThat(violations("type: multiline\n", ParseSection.class)).containsExactly("1:1: multiline: " + message);
        assertThat(violations("type: multiline\nmultiline: [/a/, /b/]\n", ParseSection.class))
                .containsExactly("2:1: multiline: " + message);
        assertThat(violations("type: multiline\nmultiline: [/a/, '/(?<b>.)/']\n", ParseSection.class))
                .isEmpty();
        assertThat(violations("type: json\nmultiline: [a]\n", ParseSection.class))
                .isEmpty();
    }

    @Test
    void theLinesOfAMultilineParserAreBetweenSlashes() {
        assertThat(violations("""
                type: multiline
                format_firstline: ^a
                multiline:
                - (?<a>.)
                - /(?<b>./
                """, ParseSection.class))
                .containsExactly(
                        "2:1: format_firstline: format should be Regexp, need //: \"^a\" [parser-multiline-slashes]",
                        "4:3: multiline[0]: format should be Regexp, need //: \"(?<a>.)\" [parser-multiline-slashes]",
                        "5:3: multiline[1]: end pattern with unmatched parenthesis: /(?<b>./ [regexp-invalid]");
    }

    @Test
    void aMultilineParserHasTwentyLines() {
        String twenty = "type: multiline\nmultiline:\n" + "- /(?<a>.)/\n".repeat(20);
        assertThat(violations(twenty, ParseSection.class)).isEmpty();
        assertThat(violations(twenty + "- /b/\n", ParseSection.class))
                .containsExactly("2:1: multiline: found 21 formats; N should be 1 - 20 [parser-multiline-formats]");
    }

    @Test
    void aFieldHasAKnownType() {
        assertThat(violations("type: json\ntypes: a:bogus,b:integer,c:time:unixtime,d\n", ParseSection.class))
                .containsExactly(
                        "2:1: types: unknown value conversion for key:'a', type:'bogus'"
                                + " [parser-value-type-unknown]",
                        "2:1: types: undefined method `split' for nil: \"d\" has no type [parser-value-type-none]");
        assertThat(violations("types: \"a: integer\"\n", ParsePattern.class))
                .containsExactly("1:1: types: unknown value conversion for key:'a', type:' integer'"
                        + " [parser-value-type-unknown]");
        assertThat(violations("types: '{\"a\":\"integer\"}'\n", ParsePattern.class))
                .isEmpty();
    }

    @Test
    void aTimeHasAKnownType() {
        assertThat(violations("type: json\ntime_type: unix\n", ParseSection.class))
                .containsExactly("2:1: time_type: valid options are string,unixtime,float,mixed but got unix"
                        + " [option-unknown]");
    }

    @Test
    void timesOfSeveralTypesHaveAFormat() {
        assertThat(violations("type: json\ntime_type: mixed\n", ParseSection.class))
                .containsExactly(
                        "2:1: time_type: time_type is :mixed but time_format and time_format_fallbacks is empty."
                                + " [parser-time-mixed]");
        assertThat(violations("type: json\ntime_type: mixed\ntime_format: '%s'\n", ParseSection.class))
                .isEmpty();
    }

    @Test
    void aTimeZoneIsKnown() {
        assertThat(violations("type: json\ntimezone: Nowhere/Land\n", ParseSection.class))
                .containsExactly("2:1: timezone: Unsupported timezone 'Nowhere/Land' [time-zone-unknown]");
        assertThat(violations("type: json\ntimezone: Asia/Tokyo\n", ParseSection.class))
                .isEmpty();
    }

    @Test
    void aFieldIsReadable() {
        assertThat(violations("key_name: $['log\nparse: {type: json}\n", ParserFilter.class))
                .containsExactly("1:1: key_name: unreadable path of a field: Incomplete bracket. Invalid syntax: $['log"
                        + " [field-path]");
    }
}
