package dev.gleaner.lint;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Files of RKE2 servers for tests, and their violations. */
final class ServerFiles {
    static final String SHIPPED = "/etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml";

    private ServerFiles() {}

    /** The violations of files that all have the name {@code f}, without those of the rules of a policy. */
    static List<String> lint(String... files) {
        return Lint.of(Arrays.stream(files).map(text -> Source.of("f", text)).toArray(Source[]::new)).run().stream()
                .map(Violation::toString)
                .filter(line -> !line.contains("content.rules") && !line.contains("[audit-writes"))
                .toList();
    }

    /** What {@link #lint} returns for a violation, which begins with its position and path; an empty text is none. */
    static List<String> violations(String violation) {
        return violation.isEmpty() ? List.of() : List.of("f:" + violation.replaceFirst(" ", ": "));
    }

    /** A policy for each name; the names have commas between them. */
    static Stream<Source> policies(String files) {
        return Arrays.stream(files.split(","))
                .map(file ->
                        Source.of(file, "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n"));
    }
}
