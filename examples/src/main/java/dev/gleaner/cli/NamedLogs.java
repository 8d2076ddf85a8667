package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.harvester.Harvester;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The logs as a call names them: which patterns match, which are missing, and which are empty. */
final class NamedLogs {
    private static final String REASON =
            "; kube-apiserver writes audit events only if its option audit-policy-file names a"
                    + " policy that records them; that of Harvester is " + Harvester.AUDIT_POLICY_PATH;

    private final Syntax syntax;
    private final Operands operands;

    NamedLogs(Syntax syntax, Operands operands) {
        this.syntax = syntax;
        this.operands = operands;
    }

    /** The paths in the order of the call, with the files that match a pattern in its place. */
    List<String> paths() {
        return operands.all().stream().flatMap(NamedLogs::matches).toList();
    }

    private static Stream<String> matches(String path) {
        Inputs.refuseEmpty(path);
        boolean isPattern =
                !path.equals(Inputs.STANDARD_INPUT) && FilePattern.isPattern(path) && !Files.exists(Path.of(path));
        return isPattern
                ? Inputs.sources(path, new PrintWriter(Writer.nullWriter())).stream()
                        .map(Source::name)
                : Stream.of(path);
    }

    /**
     * Suggests what the name of a missing log probably means, such as the value of an option. Returns the exit code: a
     * failure if a log is missing. The missing log itself is reported when it is read.
     */
    int reportMissing(PrintWriter err) {
        List<String> missing = paths().stream().filter(NamedLogs::isMissing).toList();
        for (String path : missing) {
            String option = optionFor(path);
            if (!option.isEmpty()
                    && syntax.options().stream().anyMatch(known -> known.name().equals(option))) {
                err.println(
                        Printable.line("there is no log '" + path + "'; did you mean '" + option + " " + path + "'?"));
            }
        }
        return missing.isEmpty() ? Gleaner.SUCCESS : Gleaner.FAILURE;
    }

    private static boolean isMissing(String path) {
        return !path.equals(Inputs.STANDARD_INPUT) && !Files.isReadable(Path.of(path));
    }

    private static String optionFor(String word) {
        if (UsualWords.VERBS.contains(word)) {
            return "--verb";
        }
        if (Arrays.stream(Outcome.values())
                .anyMatch(outcome -> outcome.inWords().equals(word))) {
            return "--outcome";
        }
        return UsualWords.isResource(word) ? "--resource" : "";
    }

    /** Reports the logs that have no record, with a probable reason for an audit log. */
    void reportEmpty(boolean wantsAudit, PrintWriter err) {
        for (String path : paths()) {
            if (path.equals(Inputs.STANDARD_INPUT)) {
                err.println("standard input is empty");
            } else if (Files.isRegularFile(Path.of(path))) {
                err.println(Printable.line(path
                        + (isEmpty(Path.of(path)) ? " is empty" : " has no record")
                        + (wantsAudit || path.contains("audit") ? REASON : "")));
            }
        }
    }

    /** Reports the logs that do not exist yet, for a command that waits for them. */
    void reportAwaited(PrintWriter err) {
        for (String path : paths()) {
            if (!Files.exists(Path.of(path))) {
                err.println(Printable.line(path + ": does not exist yet"));
            } else if (Files.isDirectory(Path.of(path)) && !hasFile(Path.of(path))) {
                err.println(Printable.line(path + ": has no log yet"));
            }
        }
    }

    private static boolean hasFile(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file ->
                    !Files.isDirectory(file) && !file.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
