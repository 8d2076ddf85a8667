package dev.gleaner.event.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of the origin of a record that a field contains, according to its name. Collectors write the same words in
 * many ways: {@code pod_name} (fluent-bit), {@code kubernetes.pod.name} (Elastic), {@code k8s.pod.name}
 * (OpenTelemetry), {@code PodName} and {@code pod_s} (Azure), {@code io.kubernetes.pod.name} (labels of Docker),
 * {@code __tag__:_pod_name_} (Alibaba's log service), {@code kube_namespace} (Datadog). Names are compared by their
 * letters and digits.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum OriginName {
    /** The name of the pod. */
    POD(Set.of("pod"), "podname", "kubernetespod", "k8spod"),
    /** The namespace of the pod, beyond doubt. */
    NAMESPACE(
            Set.of("kubenamespace", "k8snsname"),
            "namespacename",
            "podnamespace",
            "kubernetesnamespace",
            "k8snamespace",
            "tagnamespace"),
    /** A namespace, which may be that of the object of a request. */
    ANY_NAMESPACE(Set.of("namespace")),
    /** The name of the container. */
    CONTAINER(Set.of("container"), "containername", "kubernetescontainer", "k8scontainer"),
    /** A description of the origin by collectors for Kubernetes; fields of a line itself do not have this name. */
    COLLECTED(Set.of("kubernetes", "k8s")),
    /** An object that may describe the origin. */
    DESCRIPTION(
            Set.of(
                    "stream",
                    "labels",
                    "resource",
                    "resources",
                    "resourcesstring",
                    "fields",
                    "attrs",
                    "metadata",
                    "structuredmetadata",
                    "meta",
                    "log",
                    "file",
                    "source",
                    "tags"),
            "attributes"),
    /** Tags as texts, {@code name:value}. */
    TAGS(Set.of("ddtags")),
    /** A target of Grafana Alloy: {@code namespace/pod:container}. */
    INSTANCE(Set.of("instance"));

    private static final int LONGEST = 64;

    /** The words that a name is. */
    private static final Map<String, OriginName> BY_WORD = byWord();

    private static final List<OriginName> WITH_ENDS =
            Stream.of(values()).filter(origin -> !origin.ends.isEmpty()).toList();

    private final Set<String> words;
    private final List<String> ends;

    /** A part with its names, and with the ends of further names. */
    OriginName(Set<String> words, String... ends) {
        this.words = words;
        this.ends = List.of(ends);
    }

    /** The part that a name stands for; null if it stands for none. */
    static @Nullable OriginName of(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return null;
        }
        String letters = letters(name);
        OriginName origin = BY_WORD.get(letters);
        return origin != null ? origin : ofEnd(letters);
    }

    private static Map<String, OriginName> byWord() {
        Map<String, OriginName> byWord = new LinkedHashMap<>();
        for (OriginName origin : values()) {
            origin.words.forEach(word -> byWord.put(word, origin));
        }
        return Collections.unmodifiableMap(byWord);
    }

    private static @Nullable OriginName ofEnd(String letters) {
        for (OriginName origin : WITH_ENDS) {
            for (String end : origin.ends) {
                if (letters.endsWith(end)) {
                    return origin;
                }
            }
        }
        return null;
    }

    /** The letters and digits in lower case, without the type that Log Analytics appends. */
    private static String letters(String name) {
        int end = name.length();
        if (end > 2 && name.charAt(end - 2) == '_' && "sdtgb".indexOf(name.charAt(end - 1)) >= 0) {
            end -= 2;
        }
        StringBuilder letters = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }
}
