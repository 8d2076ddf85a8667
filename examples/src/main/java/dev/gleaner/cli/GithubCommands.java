package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.util.List;

/**
 * Violations as commands of GitHub Actions, one a line (actions/toolkit, packages/core/src/command.ts). GitHub shows
 * them beside the lines of a pull request.
 */
final class GithubCommands {
    private GithubCommands() {}

    static void print(List<Violation> violations, PrintWriter out) {
        violations.forEach(violation -> out.print(command(violation) + "\n"));
    }

    private static String command(Violation violation) {
        StringBuilder command = new StringBuilder(violation.isError() ? "::error " : "::warning ");
        if (!violation.file().isEmpty()) {
            command.append("file=").append(property(violation.file())).append(',');
        }
        if (violation.position().isKnown()) {
            command.append("line=").append(violation.position().line());
            command.append(",col=").append(violation.position().column()).append(',');
        }
        String path = violation.path().toString();
        return command.append("title=")
                .append(property(violation.code()))
                .append("::")
                .append(data((path.isEmpty() ? "" : path + ": ") + violation.message()))
                .toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
