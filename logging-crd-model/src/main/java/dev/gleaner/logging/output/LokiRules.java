package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.RawText;
import dev.gleaner.logging.plugin.RecordAccessor;

/** Checks the URL and the paths to record fields as the Loki plug-in does (fluent-plugin-grafana-loki 1.2.18). */
final class LokiRules {
    /** The path of requests, which the plug-in appends to the URL. */
    private static final String PUSH = "/loki/api/v1/push";

    private LokiRules() {}

    static void checkUrl(Tree.Mapping loki, Position position, FieldPath path, Violations violations) {
        String url = loki.text("url").flatMap(RawText::read).orElse("");
        if (loki.text("url").orElse("").isEmpty()) {
            violations.report(OutputFault.LOKI_URL_NONE, position, path.field("url"));
        }
        if (url.isEmpty()) {
            return;
        }
        String request = url + PUSH;
        String shown = Violation.quoted(UriSyntax.withoutUser(request));
        if (!UriSyntax.isUri(request)) {
            violations.report(OutputFault.URI_BAD, loki, path, "url", shown);
        } else if (!UriSyntax.isHttp(request)) {
            violations.report(OutputFault.LOKI_URL, loki, path, "url");
        } else if (!UriSyntax.hasServer(request)) {
            violations.report(OutputFault.URL_SERVER, loki, path, "url", shown);
        } else if (url.endsWith(PUSH) || url.endsWith(PUSH + "/")) {
            violations.report(OutputFault.LOKI_URL_PATH, loki, path, "url", PUSH);
        }
    }

    static void checkLabels(Tree.Mapping loki, Position position, FieldPath path, Violations violations) {
        if (loki.get("labels").orElse(Tree.nothing()) instanceof Tree.Mapping labels) {
            for (Tree.Field label : labels.fields()) {
                String field = labels.text(label.name())
                        .filter(text -> !text.isEmpty())
                        .orElse(label.name());
                RecordAccessor.problem(field)
                        .ifPresent(problem -> violations.report(
                                OutputFault.LOKI_FIELD,
                                labels,
                                path.field("labels"),
                                label.name(),
                                Printable.line(problem)));
            }
        }
    }

    static void checkRemovedKeys(Tree.Mapping loki, Position position, FieldPath path, Violations violations) {
        if (loki.get("remove_keys").orElse(Tree.nothing()) instanceof Tree.Sequence keys) {
            for (int i = 0; i < keys.items().size(); i++) {
                if (keys.items().get(i) instanceof Tree.Text key) {
                    FieldPath item = path.field("remove_keys").index(i);
                    RecordAccessor.problem(key.value())
                            .ifPresent(problem -> violations.report(
                                    OutputFault.LOKI_FIELD, key.position(), item, Printable.line(problem)));
                }
            }
        }
    }
}
