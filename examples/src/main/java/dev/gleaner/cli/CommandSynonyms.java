package dev.gleaner.cli;

import java.util.Map;
import java.util.Optional;

/** Commands of other programs, and the commands of Gleaner that replace them. */
final class CommandSynonyms {
    private static final String EDITOR =
            "; no command changes a single field: change it in an editor, and run 'gleaner check'";

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("validate", "check"),
            Map.entry("verify", "check"),
            Map.entry("lint", "check"),
            Map.entry("fmt", "format"),
            Map.entry("init", "generate"),
            Map.entry("create", "generate"),
            Map.entry("template", "generate"),
            Map.entry("deploy", "apply"),
            Map.entry("eval", "decide"),
            Map.entry("evaluate", "decide"),
            Map.entry("simulate", "replay"),
            Map.entry("diff", "compare"),
            Map.entry("query", "sql"),
            Map.entry("logs", "who"),
            Map.entry("audit", "who"),
            Map.entry("tail", "who --follow"),
            Map.entry("history", "timeline"),
            Map.entry("stats", "top"),
            Map.entry("count", "top"),
            Map.entry("html", "report"),
            Map.entry("graph", "diagram"));

    private CommandSynonyms() {}

    /** The end of a message that suggests a command for an unknown one; empty if none replaces it. */
    static Optional<String> of(String unknown) {
        return switch (unknown) {
            case "edit", "set", "patch" -> Optional.of(EDITOR);
            default -> Optional.ofNullable(ALL.get(unknown)).map(command -> "; did you mean '" + command + "'?");
        };
    }
}
