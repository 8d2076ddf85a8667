package dev.gleaner.cli;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what is wrong with manifests, all at once, or what a server makes of audit policies. */
@Command(
        name = "check",
        description = {
            "Says what is wrong with manifests, each by itself and all together;",
            "with --as-server, what kube-apiserver makes of audit policies."
        },
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    /** How violations are printed. */
    enum OutputFormat {
        /** A line each. */
        text,
        /** An array of objects. */
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = {
                "text, a line for each violation, or json, one array of objects;",
                "with --as-server an object with the outcome, or an array of them when there are several files."
            })
    private OutputFormat format;

    @Option(
            names = "--as-server",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = {
                "What kube-apiserver of this release, such as 1.24, makes of each file as its audit policy:",
                "what it holds, or why it refuses it, and what it ignores. The exit code is 1 when it refuses one."
            })
    private @Nullable KubernetesVersion server;

    @Mixin
    private Inputs inputs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (server != null) {
            return ServerCheck.of(inputs.sources(), server).print(format, out);
        }
        List<Violation> violations =
                Lint.of(inputs.sources().toArray(Source[]::new)).run();
        if (format == OutputFormat.text) {
            return Gleaner.report(violations, out);
        }
        out.print(toTree(violations).toJson());
        out.flush();
        return Gleaner.exitCode(violations);
    }

    /** Violations for programs. */
    static Tree toTree(List<Violation> violations) {
        return Tree.sequence(violations.stream().map(Check::toTree).toArray(Tree[]::new));
    }

    private static Tree toTree(Violation violation) {
        return Tree.mapping(v -> v.put("file", violation.file())
                .put("line", Tree.number(violation.position().line()))
                .put("column", Tree.number(violation.position().column()))
                .put("path", violation.path().toString())
                .put("severity", violation.severity().name().toLowerCase(Locale.ROOT))
                .put("code", violation.code())
                .put("message", violation.message()));
    }

    /** A release of Kubernetes by its name. */
    static final class VersionConverter implements ITypeConverter<KubernetesVersion> {
        @Override
        public KubernetesVersion convert(String text) {
            try {
                return KubernetesVersion.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
