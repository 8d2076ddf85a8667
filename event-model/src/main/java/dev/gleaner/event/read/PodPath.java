package dev.gleaner.event.read;

import dev.gleaner.event.log.PodInfo;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the pod in the path of a container's log. The path can be trusted, because kubelet chooses it (Kubernetes
 * v1.24, pkg/kubelet/kuberuntime/legacy.go and helpers.go).
 */
final class PodPath {
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(
                    ".*/var/log/containers/(?<pod>[^/_]+)_(?<namespace>[^/_]+)_(?<container>[^/]+)-[0-9a-f]{64}\\.log[^/]*"),
            Pattern.compile(
                    ".*/var/log/pods/(?<namespace>[^/_]+)_(?<pod>[^/_]+)_[^/_]+/(?<container>[^/]+)/\\d+\\.log[^/]*"));

    private PodPath() {}

    /** The pod, its namespace and the container; empty if the path is not that of a container's log. */
    static Optional<PodInfo> pod(String file) {
        String path = absolute(file);
        return FORMS.stream()
                .map(form -> form.matcher(path))
                .filter(Matcher::matches)
                .findFirst()
                .map(parts -> PodInfo.of(p -> p.namespaceName(parts.group("namespace"))
                        .podName(parts.group("pod"))
                        .containerName(parts.group("container"))));
    }

    private static String absolute(String file) {
        try {
            return Path.of(file).toAbsolutePath().normalize().toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            return "";
        }
    }
}
