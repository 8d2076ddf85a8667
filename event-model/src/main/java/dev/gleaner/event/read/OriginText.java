package dev.gleaner.event.read;

import dev.gleaner.event.log.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that name a pod: the path of a container's log, also with dots as in the tags of fluent-bit and fluentd, and the name
 * of a container of Docker (Kubernetes v1.23, pkg/kubelet/dockershim/naming.go). A prefix of a line may also have labels as
 * logcli writes them, the data of syslog (RFC 5424), and the prefix of {@code kubectl logs --prefix}.
 */
final class OriginText {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 1000;

    /**
     * The forms of such texts. The whole text must match, so that the text of a record does not. Only the first folder in
     * a text counts, because the name of a pod may contain others.
     */
    static final List<Pattern> FORMS = List.of(
            Pattern.compile(
                    "(?>[^\\s\"{}]*?var[./]log[./]containers[./])(?<pod>[^\\s\"{}/_]+)_(?<namespace>[^\\s\"{}/_]+)"
                            + "_(?<container>[^\\s\"{}/]+)-[0-9a-f]{64}[^\\s\"{}]*"),
            Pattern.compile(
                    "(?>[^\\s\"{}]*?var[./]log[./]pods[./])(?<namespace>[^\\s\"{}/_.]+)_(?<pod>[^\\s\"{}/_]+)_[^\\s\"{}/_.]+"
                            + "[./](?<container>[^\\s\"{}/.]+)[./]\\d+\\.log[^\\s\"{}]*"),
            Pattern.compile("/?k8s_(?<container>[^\\s_]+)_(?<pod>[^\\s_]+)_(?<namespace>[^\\s_]+)_[^\\s_]+_\\d+"));

    private static final Pattern INSTANCE =
            Pattern.compile("(?<namespace>[-a-z0-9]+)/(?<pod>[-.a-z0-9]+):(?<container>[-a-z0-9]+)");

    private static final Pattern KUBECTL = Pattern.compile("\\[?pod/(?<pod>[-.a-z0-9]+)/(?<container>[-a-z0-9]+)\\]");

    private static final Pattern LABEL =
            Pattern.compile("(?<![\\w.])(?<name>[A-Za-z_][\\w.]*+)=\"(?<value>(?:[^\"\\\\]++|\\\\.)*+)\"");

    private OriginText() {}

    /** The pod that a text names; empty if it names none. */
    static Optional<PodInfo> pod(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.indexOf('_') < 0) {
            return Optional.empty();
        }
        return FORMS.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(OriginText::pod);
    }

    /** The pod of a target of Grafana Alloy; empty if the text does not name one. */
    static Optional<PodInfo> instance(String text) {
        Matcher instance = INSTANCE.matcher(text);
        return instance.matches() ? Optional.of(pod(instance)) : Optional.empty();
    }

    private static PodInfo pod(Matcher parts) {
        return PodInfo.of(p -> p.namespaceName(parts.group("namespace"))
                .podName(parts.group("pod"))
                .containerName(parts.group("container")));
    }

    /** The pods that the text before a record names. */
    static List<PodInfo> before(String prefix) {
        List<PodInfo> pods = new ArrayList<>();
        Matcher kubectl = KUBECTL.matcher(prefix);
        if (kubectl.find()) {
            pods.add(PodInfo.of(p -> p.podName(kubectl.group("pod")).containerName(kubectl.group("container"))));
        }
        for (String word : prefix.split("[\\s\\[\\]:|]+", -1)) {
            pod(word).ifPresent(pods::add);
        }
        if (prefix.indexOf('=') > 0) {
            pods.addAll(CarrierPod.ofPairs(labels(prefix)));
        }
        return pods;
    }

    private static List<String[]> labels(String text) {
        List<String[]> labels = new ArrayList<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.add(new String[] {label.group("name"), label.group("value")});
        }
        return labels;
    }
}
