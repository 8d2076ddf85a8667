package dev.gleaner.cli;

import dev.gleaner.document.JsonSchema;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.manifest.ManifestSchemas;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Prints the JSON Schema of a kind. */
final class Schema implements Command {
    private final Syntax syntax = new Syntax(
            "schema",
            "Prints the JSON Schema of a kind, for editors. Without KIND, lists the kinds. With the schema, an editor"
                    + " completes and explains fields, and marks unknown fields and wrong types. gleaner check also"
                    + " checks the rules between fields. The YAML language server of an editor finds the schema"
                    + " through a comment in the first line of a manifest: # yaml-language-server: $schema=FILE");

    private final Option<OperatorVersion> operator = syntax.option(
            "--operator",
            "VERSION",
            OperatorVersion::of,
            "The version of the logging operator, such as 3.17.7: the schema has only the fields of this version. By"
                    + " default, it has the fields of all versions.");

    private final Operands kinds = syntax.operands(
            "KIND",
            0,
            1,
            "The kind, such as ClusterOutput or Policy, or " + ManifestSchemas.CHART_VALUES
                    + " for the values of the chart rancher-logging.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        PrintWriter out = environment.out();
        if (kinds.all().isEmpty()) {
            if (operator.isGiven()) {
                throw new UsageException("--operator needs KIND");
            }
            ManifestSchemas.names().forEach(out::println);
        } else {
            out.print(schema(kinds.one()).toJson());
        }
        out.flush();
        return Gleaner.SUCCESS;
    }

    private JsonSchema schema(String kind) {
        return find(kind).orElseThrow(() -> new UsageException("unknown kind '" + kind + "'" + hint(kind)));
    }

    /** The most similar kind, or all kinds. */
    private static String hint(String kind) {
        List<String> names = ManifestSchemas.names();
        String similar = Suggestion.of(kind, names);
        return similar.isEmpty() ? "; the kinds are " + String.join(", ", names) : similar;
    }

    private Optional<JsonSchema> find(String kind) {
        try {
            return operator.isGiven() ? ManifestSchemas.ofOperator(kind, operator.get()) : ManifestSchemas.of(kind);
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--operator", String.valueOf(e.getMessage()));
        }
    }
}
