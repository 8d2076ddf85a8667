package dev.gleaner.cli;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.audit.validate.Refusal;
import dev.gleaner.audit.validate.ServerReading;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.util.List;

/** Checks how kube-apiserver loads each file as its audit policy. */
record ServerCheck(List<Outcome> outcomes) {
    /** The outcome for one file. */
    record Outcome(String file, ServerReading reading) {
        private boolean isLoaded() {
            return reading.policy().isPresent();
        }

        private boolean isUnreadable() {
            return reading.refusal()
                    .filter(refusal -> refusal.category() == Refusal.Category.FILE)
                    .isPresent();
        }

        private String wording() {
            return reading.refusal().map(Refusal::wording).orElse("");
        }

        private String inWords() {
            String server = "kube-apiserver " + reading.version();
            return file + ": "
                    + (isLoaded()
                            ? "loaded by " + server + (reading.warns() ? ", which logs a warning" : "")
                            : "refused by " + server + " (" + reading.outcome() + "): " + wording());
        }

        private Tree violations() {
            return Tree.sequence(
                    reading.violations().stream().map(Violation::toTree).toArray(Tree[]::new));
        }

        private Tree toTree() {
            return Tree.mapping(o -> o.put("file", file)
                    .put("version", reading.version().toString())
                    .put("outcome", reading.outcome())
                    .put("message", wording())
                    .put("warns", Tree.flag(reading.warns()))
                    .put("violations", violations()));
        }
    }

    static ServerCheck of(List<Source> files, KubernetesVersion version) {
        return new ServerCheck(files.stream()
                .map(file -> new Outcome(file.name(), PolicyLoader.readAsServer(file, version)))
                .toList());
    }

    /** Prints the outcome of each file, and returns the exit code. */
    int print(Check.OutputFormat format, PrintWriter out) {
        if (format == Check.OutputFormat.json) {
            Tree[] trees = outcomes.stream().map(Outcome::toTree).toArray(Tree[]::new);
            out.print((trees.length == 1 ? trees[0] : Tree.sequence(trees)).toJson());
        } else {
            for (Outcome outcome : outcomes) {
                out.println(Printable.line(outcome.inWords()));
                Gleaner.report(outcome.reading().violations(), out);
            }
        }
        out.flush();
        if (outcomes.stream().anyMatch(Outcome::isUnreadable)) {
            return Gleaner.FAILURE;
        }
        return outcomes.stream().allMatch(Outcome::isLoaded) ? Gleaner.SUCCESS : Gleaner.VIOLATIONS;
    }
}
