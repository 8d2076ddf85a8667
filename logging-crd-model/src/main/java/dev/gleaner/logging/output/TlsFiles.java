package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;

/**
 * Checks the files of certificates and keys that plug-ins read when fluentd checks its configuration. Only a path that
 * no system has is reported: an output does not show which other files the pod has (fluentd 1.14.6,
 * lib/fluent/plugin/out_http.rb and out_forward.rb; fluent-plugin-grafana-loki 1.2.18, out_loki.rb).
 */
final class TlsFiles {
    /** A folder that, by convention, exists on no system. */
    private static final String NOWHERE = "/nonexistent";

    private TlsFiles() {}

    static void checkHttp(Tree.Mapping http, Position position, FieldPath path, Violations violations) {
        if (http.text("endpoint").filter(url -> url.startsWith("https")).isPresent()) {
            List.of("tls_ca_cert_path", "tls_client_cert_path", "tls_private_key_path").stream()
                    .filter(field -> absent(http, field).isPresent())
                    .findFirst()
                    .ifPresent(field -> report(http, path, field, field + " is wrong: ", violations));
        }
    }

    static void checkForward(Tree.Mapping forward, Position position, FieldPath path, Violations violations) {
        if (forward.text("transport").equals(Optional.of("tls"))) {
            report(forward, path, "tls_cert_path", "specified cert path does not exist:", violations);
        }
    }

    static void checkLoki(Tree.Mapping loki, Position position, FieldPath path, Violations violations) {
        if (loki.isSet("cert") && loki.isSet("key")) {
            String field = absent(loki, "cert").isPresent() ? "cert" : "key";
            report(loki, path, field, "No such file or directory @ rb_sysopen - ", violations);
        }
        report(loki, path, "ca_cert", "CA certificate file ", " not found", violations);
    }

    private static void report(Tree.Mapping plugin, FieldPath path, String field, String words, Violations violations) {
        report(plugin, path, field, words, "", violations);
    }

    private static void report(
            Tree.Mapping plugin, FieldPath path, String field, String before, String after, Violations violations) {
        absent(plugin, field)
                .ifPresent(file -> violations.report(
                        OutputFault.TLS_FILE, plugin, path, field, before + Printable.line(file) + after));
    }

    /** The path in a field, if no system has the file. */
    private static Optional<String> absent(Tree.Mapping plugin, String field) {
        return plugin.get(field).orElse(Tree.nothing()) instanceof Tree.Mapping secret
                ? secret.text("value").filter(file -> file.equals(NOWHERE) || file.startsWith(NOWHERE + "/"))
                : Optional.empty();
    }
}
