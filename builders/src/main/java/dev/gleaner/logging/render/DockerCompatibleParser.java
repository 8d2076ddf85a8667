package dev.gleaner.logging.render;

/**
 * The parser of container lines that puts them into the field {@code log}, as Docker does (logging-operator 4.9,
 * {@code enableDockerParserCompatibilityForCRI}; issue 2025 shows its text).
 */
final class DockerCompatibleParser {
    /** The name of the parser. */
    static final String NAME = "cri-log-compatibility";

    /** The name of its file. */
    static final String FILE = "cri-log-parser.conf";

    /** The file. */
    static final String TEXT = """
            [PARSER]
                Name %s
                Format regex
                Regex ^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>[^ ]*) (?<log>.*)$
                Time_Key    time
                Time_Format %%Y-%%m-%%dT%%H:%%M:%%S.%%L%%z
            """.formatted(NAME);

    private DockerCompatibleParser() {}
}
