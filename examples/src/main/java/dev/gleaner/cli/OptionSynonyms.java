package dev.gleaner.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of other programs, such as kubectl, journalctl and tail, and the options of Gleaner that replace them. */
final class OptionSynonyms {
    /** For each option of another program, its replacements, the best one first: options, with or without a value. */
    private static final Map<String, List<String>> ALL = Map.ofEntries(
            Map.entry("-n", List.of("--namespace", "--limit", "--top")),
            Map.entry("--ns", List.of("--namespace")),
            Map.entry("-f", List.of("--follow", "--force")),
            Map.entry("-w", List.of("--follow", "--write")),
            Map.entry("--watch", List.of("--follow")),
            Map.entry("--tail", List.of("--follow", "--limit")),
            Map.entry("-o", List.of("--out", "--format")),
            Map.entry("--output", List.of("--out", "--format")),
            Map.entry("--output-dir", List.of("--out")),
            Map.entry("--json", List.of("--format json")),
            Map.entry("--csv", List.of("--format csv")),
            Map.entry("-u", List.of("--user", "--as")),
            Map.entry("--username", List.of("--user", "--as")),
            Map.entry("--as", List.of("--user")),
            Map.entry("--by", List.of("--user")),
            Map.entry("--who", List.of("--user")),
            Map.entry("--ip", List.of("--address")),
            Map.entry("--source-ip", List.of("--address")),
            Map.entry("--status", List.of("--code")),
            Map.entry("--denied", List.of("--outcome denied")),
            Map.entry("--failed", List.of("--outcome failed")),
            Map.entry("--allowed", List.of("--outcome allowed")),
            Map.entry("--warnings", List.of("--type Warning")),
            Map.entry("--kind", List.of("--resource")),
            Map.entry("--from", List.of("--since")),
            Map.entry("--start", List.of("--since")),
            Map.entry("--after", List.of("--since")),
            Map.entry("--to", List.of("--until")),
            Map.entry("--end", List.of("--until")),
            Map.entry("--before", List.of("--until")),
            Map.entry("--count", List.of("--limit", "--top")),
            Map.entry("--version", List.of("--release")),
            Map.entry("--harvester", List.of("--release")),
            Map.entry("--strict", List.of("--fail-on warning")),
            Map.entry("--audit-policy", List.of("--policy")),
            Map.entry("--policy", List.of("--audit-policy")));

    private OptionSynonyms() {}

    /** The end of a message that suggests an option of the command for an unknown option; empty if none replaces it. */
    static Optional<String> of(String unknown, String command, Collection<String> known) {
        if (command.equals("top") && (unknown.equals("--by") || unknown.equals("--columns"))) {
            return Optional.of("; the columns are an argument, as in gleaner top user audit.log");
        }
        return ALL.getOrDefault(unknown, List.of()).stream()
                .filter(option -> known.contains(option.split(" ", 2)[0]))
                .findFirst()
                .map(option -> "; did you mean '" + option + "'?");
    }
}
