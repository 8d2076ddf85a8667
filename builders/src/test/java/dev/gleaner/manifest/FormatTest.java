package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form keeps comments, each with what it is about. */
class FormatTest {
    private static final String POLICY = """
            # License
            # header

            # the version
            apiVersion: audit.k8s.io/v1
            kind: Policy # the kind
            omitStages: # omitted
            - RequestReceived
            rules:
            # first rule
            # the level
            - level: None # none
              # end of the first rule
              users: # users
              - a
              - b

            # - level: commented out
            - level: Metadata
              verbs: # verbs
              - create # c
              # - update
              resources:
              - group: "" # core
                resources:
                - pods
              # more
              - group: apps # apps
            # end of rules
            # end of document
            """;

    @Test
    void commentsMoveWithTheirFields() {
        assertThat(format("""
                # License
                # header

                kind: Policy   # the kind


                # the version
                apiVersion: audit.k8s.io/v1
                rules:
                  # first rule
                  - users: [a, b]  # users
                    # the level
                    level: None  # none
                    # end of the first rule

                  # - level: commented out
                  - level: Metadata
                    verbs:  # verbs
                      - create # c
                      # - update
                    resources: [
                      {group: "", resources: [pods]}, # core
                      # more
                      {group: apps} # apps
                    ]
                  # end of rules
                omitStages: [RequestReceived] # omitted
                # end of document
                """)).isEqualTo(POLICY);
    }

    @Test
    void theCanonicalFormStays() {
        assertThat(format(POLICY)).isEqualTo(POLICY);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("a comment between documents", "a: 1\n\n# end\n---\n\n# start\nb: 2\n", null),
                argumentSet("a comment behind ---", "a: 1\n--- # two\nb: 2\n", "a: 1\n---\n# two\nb: 2\n"),
                argumentSet(
                        "a document without a value", "a: 1\n---\n# none\n---\nb: 2\n", "a: 1\n# none\n---\nb: 2\n"),
                argumentSet("a first ---", "# first\n---\na: 1\n", "# first\na: 1\n"),
                argumentSet(
                        "no comments: in a block, in quotes, in a word",
                        "a: |\n  # b\n  c # d\ne: \"f # g\"\nh: i#j\n",
                        null),
                argumentSet("behind the indicator of a block", "a: |-  # b\n  c\nd: 1\n", "a: c # b\nd: 1\n"),
                argumentSet("after a block", "a: |\n  b\n  c\n# d\n\n# e\nf: 1\n", null),
                argumentSet(
                        "after a block that keeps line ends", "a: |+\n  b\n\n# d\nf: 1\n", "a: |+\n  b\n\n# d\nf: 1\n"),
                argumentSet(
                        "blank lines that a block would keep",
                        "a: \"b\\nc\\n\\n\"\n\nd: 1\n",
                        "a: |+\n  b\n  c\n\nd: 1\n"),
                argumentSet("in a flow", "a: [1, # b\n  # c\n  2] # d\n", "a: # b\n- 1\n# c\n- 2 # d\n"),
                argumentSet("after a flow", "a: [1\n  ] # d\nb: 1\n", "a:\n- 1\n# d\nb: 1\n"),
                argumentSet("behind a dash", "a:\n- # b\n  c: 1\n", "a:\n# b\n- c: 1\n"),
                argumentSet("an alias", "a: &a # b\n  c: 1 # d\ne: *a # f\n", "a: # b\n  c: 1 # d\ne: # f\n  c: 1\n"),
                argumentSet("line ends of Windows", "# a\r\nb: 1 # c\r\n\r\nd: 1\r\n", "# a\nb: 1 # c\n\nd: 1\n"),
                argumentSet("a list of documents", "# a\n- b # c\n# d\n- e\n", null),
                argumentSet("only comments", "# a\n\n# b\n", ""),
                argumentSet("a byte order mark", "\uFEFF# a\nb: 1\n", "# a\nb: 1\n"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void commentsStay(String text, String formatted) {
        String expected = formatted == null ? text : formatted;
        assertThat(format(text)).isEqualTo(expected);
        assertThat(format(expected)).isEqualTo(expected);
    }

    private static String format(String text) {
        return ParsedFile.readLenient(Source.of("f.yaml", text)).format();
    }
}
