package dev.gleaner.cli;

import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.manifest.ManifestSchemas;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What can stand for a value in a call, for the completion of a shell.
 *
 * @param words the words; empty if there are too many
 * @param areFiles whether the value may be the name of a file
 */
record Candidates(List<String> words, boolean areFiles) {
    private static final Set<String> FILES =
            Set.of("FILE", "DIR", "PATH", "VALUES", "POLICY", "OUTPUT", "A", "B", "LOG", "FOLDER");

    /** The candidates for the value of an option. */
    static Candidates of(Option<?> option) {
        List<String> words = option.words();
        if (!words.isEmpty()) {
            return new Candidates(words, false);
        }
        return option.name().equals("--operator")
                ? new Candidates(strings(OperatorVersion.values()), false)
                : ofLabel(option.label());
    }

    /** The candidates for an operand. */
    static Candidates of(Operands operand) {
        return ofLabel(operand.label());
    }

    private static Candidates ofLabel(String label) {
        return switch (label) {
            case "COMMAND" -> new Candidates(Gleaner.COMMANDS, false);
            case "SHELL" -> new Candidates(List.of("bash", "zsh"), false);
            case "RELEASE" -> new Candidates(strings(HarvesterRelease.releases().toArray()), false);
            case "KIND" -> new Candidates(ManifestSchemas.names(), false);
            default -> new Candidates(List.of(), FILES.contains(label));
        };
    }

    private static List<String> strings(Object[] values) {
        return Arrays.stream(values).map(Object::toString).toList();
    }
}
