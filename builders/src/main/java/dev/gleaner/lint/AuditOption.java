package dev.gleaner.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The audit options of kube-apiserver (Kubernetes v1.24, k8s.io/apiserver/pkg/server/options/audit.go; the same in
 * v1.33).
 */
final class AuditOption {
    /**
     * The values of an option.
     *
     * @param pattern their grammar
     * @param words their description
     */
    private record Values(Pattern pattern, String words) {
        static Values of(String pattern, String words) {
            return new Values(Pattern.compile(pattern), words);
        }
    }

    /** Any value; the option is not checked further. */
    private static final Values ANY = Values.of("(?s).*", "any value");

    private static final Values NUMBER = Values.of("[0-9]+", "a whole number");
    private static final Values FORMAT = Values.of("json|legacy", "json or legacy");
    private static final Values MODE =
            Values.of("batch|blocking|blocking-strict", "batch, blocking or blocking-strict");
    private static final Values FLAG = Values.of("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False", "true or false");

    private static final Map<String, Values> ALL = new LinkedHashMap<>();

    static {
        ALL.put("audit-policy-file", ANY);
        ALL.put("audit-log-path", ANY);
        ALL.put("audit-log-maxage", NUMBER);
        ALL.put("audit-log-maxbackup", NUMBER);
        ALL.put("audit-log-maxsize", NUMBER);
        ALL.put("audit-log-format", FORMAT);
        ALL.put("audit-log-compress", FLAG);
        ALL.put("audit-webhook-config-file", ANY);
        ALL.put("audit-webhook-initial-backoff", ANY);
        for (String backend : List.of("audit-log", "audit-webhook")) {
            ALL.put(backend + "-mode", MODE);
            ALL.put(backend + "-version", ANY);
            ALL.put(backend + "-batch-buffer-size", NUMBER);
            ALL.put(backend + "-batch-max-size", NUMBER);
            ALL.put(backend + "-batch-max-wait", ANY);
            ALL.put(backend + "-batch-throttle-burst", NUMBER);
            ALL.put(backend + "-batch-throttle-enable", FLAG);
            ALL.put(backend + "-batch-throttle-qps", ANY);
            ALL.put(backend + "-truncate-enabled", FLAG);
            ALL.put(backend + "-truncate-max-batch-size", NUMBER);
            ALL.put(backend + "-truncate-max-event-size", NUMBER);
        }
    }

    private AuditOption() {}

    /** The names of all audit options. */
    static Set<String> names() {
        return ALL.keySet();
    }

    /** What is expected in place of a value; empty if the value is valid, or if the option is unknown. */
    static Optional<String> expected(String name, String value) {
        Values values = ALL.getOrDefault(name, ANY);
        return values.pattern().matcher(value).matches() ? Optional.empty() : Optional.of(values.words());
    }
}
