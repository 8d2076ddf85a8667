package dev.gleaner.logging.fluentd;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules for the settings of fluentd. Parts with rules of their own check themselves. */
final class FluentdRules {
    private static final String PORT = "24240";

    private static final List<String> LOG_LEVELS = List.of("trace", "debug", "info", "warn", "error", "fatal");

    private static final List<String> TLS_VERSIONS =
            List.of("TLSv1_1", "TLSv1_2", "TLSv1_3", "TLS1_1", "TLS1_2", "TLS1_3");

    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");

    private FluentdRules() {}

    static void refusePvcSpec(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        if (fluentd.isSet("fluentdPvcSpec")) {
            violations.report(FluentdFault.PVC_SPEC, fluentd, path, "fluentdPvcSpec");
        }
    }

    static void checkWorkers(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        boolean hasSeveral = number(fluentd, "workers")
                .filter(workers -> workers.compareTo(BigDecimal.ONE) > 0)
                .isPresent();
        if (hasSeveral && !fluentd.hasValue("rootDir")) {
            violations.report(FluentdFault.WORKERS_ROOT_DIR, fluentd.positionOf("workers"), path.field("rootDir"));
        }
    }

    /** Warns of kinds of volumes that the operator does not use while it creates claims. */
    static void checkBufferVolume(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        if (isTrue(fluentd, "disablePvc")) {
            return;
        }
        Tree.Mapping volume = child(fluentd, "bufferStorageVolume");
        for (String kind : List.of("hostPath", "emptyDir", "secret", "configMap")) {
            warnIfSet(volume, path.field("bufferStorageVolume"), kind, "without disablePvc: true", violations);
        }
    }

    static void checkLogs(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        checkOption(fluentd, path, "logLevel", LOG_LEVELS, violations);
        checkOption(fluentd, path, "logFormat", List.of("text", "json"), violations);
        unknown(fluentd, "fluentLogDestination", List.of("stdout", "null"))
                .ifPresent(word -> violations.report(
                        FluentdFault.LOG_DESTINATION, fluentd, path, "fluentLogDestination", Violation.quoted(word)));
    }

    static void checkPod(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        checkKubernetesWord(fluentd, path, "dnsPolicy", DNS_POLICIES, violations);
        number(fluentd, "terminationGracePeriodSeconds")
                .filter(seconds -> seconds.signum() < 0)
                .ifPresent(seconds -> violations.report(
                        FluentdFault.GRACE_PERIOD,
                        fluentd,
                        path,
                        "terminationGracePeriodSeconds",
                        seconds.toPlainString()));
    }

    static void checkExtraVolumes(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        List<String> containers = containers(fluentd);
        FieldPath list = path.field("extraVolumes");
        List<Tree> volumes = items(fluentd, "extraVolumes");
        for (int i = 0; i < volumes.size(); i++) {
            if (volumes.get(i) instanceof Tree.Mapping volume) {
                checkContainer(volume, list.index(i), containers, violations);
            }
        }
    }

    private static void checkContainer(
            Tree.Mapping volume, FieldPath path, List<String> containers, Violations violations) {
        unknown(volume, "containerName", containers)
                .ifPresent(name -> violations.report(
                        FluentdFault.VOLUME_CONTAINER,
                        volume,
                        path,
                        "containerName",
                        Violation.quoted(name),
                        quoted(containers)));
    }

    private static List<String> containers(Tree.Mapping fluentd) {
        List<String> names = new ArrayList<>(List.of("fluentd", "config-reloader"));
        if (fluentd.isSet("bufferVolumeMetrics")) {
            names.add("buffer-metrics-sidecar");
        }
        for (Tree item : items(fluentd, "sidecarContainers")) {
            if (item instanceof Tree.Mapping container) {
                container.text("name").ifPresent(names::add);
            }
        }
        return names;
    }

    /**
     * Checks the settings of the input that fluentd gets. {@code tls} of fluentd replaces the transport and the
     * security of the input.
     */
    static void checkForwardInput(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        Tree.Mapping input = child(fluentd, "forwardInputConfig");
        FieldPath at = path.field("forwardInputConfig");
        warnIfSet(
                input,
                at,
                "sourceHostnameKey",
                "because the operator does not write it as source_hostname_key",
                violations);
        if (isTrue(child(fluentd, "tls"), "enabled")) {
            warnIfSet(input, at, "transport", "because tls is enabled and replaces it", violations);
            warnIfSet(input, at, "security", "because tls is enabled and replaces it", violations);
            return;
        }
        if (input.isSet("transport")) {
            checkTransport(input, at, violations);
        }
        Tree.Mapping security = child(input, "security");
        if (isTrue(security, "user_auth")) {
            violations.report(FluentdFault.USER_AUTH, security, at.field("security"), "user_auth");
        }
    }

    private static void checkTransport(Tree.Mapping input, FieldPath path, Violations violations) {
        Tree.Mapping transport = child(input, "transport");
        FieldPath at = path.field("transport");
        warnIfSet(transport, at, "protocol", "because the operator always writes tls", violations);
        checkOption(transport, at, "version", TLS_VERSIONS, violations);
        if (transport.hasValue("cert_path")) {
            requireKey(transport, at, "private_key_path", "cert_path", violations);
        } else if (transport.hasValue("ca_cert_path")) {
            requireKey(transport, at, "ca_private_key_path", "ca_cert_path", violations);
        } else if (!isTrue(transport, "insecure")) {
            violations.report(FluentdFault.TRANSPORT_CERTIFICATE, input, path, "transport");
        }
    }

    private static void requireKey(
            Tree.Mapping transport, FieldPath path, String key, String certificate, Violations violations) {
        if (!transport.hasValue(key)) {
            violations.report(
                    FluentdFault.TRANSPORT_KEY, transport.positionOf(certificate), path.field(key), key, certificate);
        }
    }

    /**
     * Compares the port of the services with the port of the input. The operator does not derive one from the other.
     */
    static void checkPort(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        Tree.Mapping input = child(fluentd, "forwardInputConfig");
        String led = number(fluentd, "port")
                .filter(port -> port.signum() != 0)
                .map(BigDecimal::toPlainString)
                .orElse(PORT);
        String heard = input.text("port").filter(port -> !port.isEmpty()).orElse(PORT);
        if (led.equals(heard)) {
            return;
        }
        if (input.hasValue("port")) {
            violations.report(FluentdFault.PORT_OTHER, input, path.field("forwardInputConfig"), "port", led, heard);
        } else {
            violations.report(FluentdFault.PORT_OTHER, fluentd, path, "port", led, heard);
        }
    }

    static void checkDrain(Tree.Mapping fluentd, Position position, FieldPath path, Violations violations) {
        Tree.Mapping drain = child(child(fluentd, "scaling"), "drain");
        if (isTrue(drain, "enabled") && isTrue(fluentd, "disablePvc")) {
            violations.report(
                    FluentdFault.NO_EFFECT,
                    drain,
                    path.field("scaling").field("drain"),
                    "enabled",
                    "with disablePvc: true");
        }
    }

    /** Checks a word of an object that the operator creates, if it is set. */
    static void checkKubernetesWord(
            Tree.Mapping mapping, FieldPath path, String field, List<String> words, Violations violations) {
        unknown(mapping, field, words)
                .ifPresent(word -> violations.report(
                        FluentdFault.KUBERNETES_WORD, mapping, path, field, Violation.quoted(word), quoted(words)));
    }

    private static void checkOption(
            Tree.Mapping mapping, FieldPath path, String field, List<String> words, Violations violations) {
        unknown(mapping, field, words)
                .ifPresent(word -> violations.report(
                        FluentdFault.OPTION_UNKNOWN,
                        mapping,
                        path,
                        field,
                        String.join(",", words),
                        Violation.quoted(word)));
    }

    private static void warnIfSet(
            Tree.Mapping mapping, FieldPath path, String field, String reason, Violations violations) {
        if (mapping.isSet(field)) {
            violations.report(FluentdFault.NO_EFFECT, mapping, path, field, reason);
        }
    }

    /** The text of a field that is set and not one of the words. */
    private static Optional<String> unknown(Tree.Mapping mapping, String field, List<String> words) {
        return mapping.text(field).filter(word -> !word.isEmpty() && !words.contains(word));
    }

    private static String quoted(List<String> words) {
        return words.stream().map(Violation::quoted).collect(Collectors.joining(", "));
    }

    static boolean isTrue(Tree.Mapping mapping, String field) {
        return mapping.get(field).equals(Optional.of(Tree.flag(true)));
    }

    private static Optional<BigDecimal> number(Tree.Mapping mapping, String field) {
        return mapping.get(field)
                .flatMap(
                        value -> value instanceof Tree.Decimal number ? Optional.of(number.value()) : Optional.empty());
    }

    /** The mapping in a field; an empty one if there is none. */
    private static Tree.Mapping child(Tree.Mapping mapping, String field) {
        return mapping.get(field).orElse(Tree.nothing()) instanceof Tree.Mapping child
                ? child
                : Tree.mapping(fields -> {});
    }

    private static List<Tree> items(Tree.Mapping mapping, String field) {
        return mapping.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list ? list.items() : List.of();
    }
}
