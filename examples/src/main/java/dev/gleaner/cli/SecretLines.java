package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.lint.RequiredSecret;
import java.io.PrintWriter;
import java.util.List;

/** The Secrets that manifests need, one a line or as JSON. */
final class SecretLines {
    private SecretLines() {}

    static int print(List<RequiredSecret> secrets, Check.OutputFormat format, PrintWriter out) {
        if (format == Check.OutputFormat.json) {
            out.print(Tree.sequence(secrets.stream().map(RequiredSecret::toTree).toArray(Tree[]::new))
                    .toJson());
        } else {
            secrets.forEach(secret -> out.println(Printable.line(secret + " (" + secret.user() + ")")));
        }
        out.flush();
        return Gleaner.SUCCESS;
    }
}
