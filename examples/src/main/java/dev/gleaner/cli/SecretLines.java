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
            out.print(Tree.sequence(secrets.stream().map(SecretLines::toTree).toArray(Tree[]::new))
                    .toJson());
        } else {
            secrets.forEach(secret -> out.println(Printable.line(secret + " (" + secret.user() + ")")));
        }
        out.flush();
        return Gleaner.SUCCESS;
    }

    private static Tree toTree(RequiredSecret secret) {
        return Tree.mapping(s -> s.put("namespace", secret.namespace())
                .put("name", secret.name())
                .put("key", secret.key())
                .put("file", secret.user().file())
                .put("line", Tree.number(secret.user().tree().position().line()))
                .put("column", Tree.number(secret.user().tree().position().column()))
                .put("path", secret.user().path().toString()));
    }
}
