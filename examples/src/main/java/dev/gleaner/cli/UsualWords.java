package dev.gleaner.cli;

import dev.gleaner.audit.review.Abbreviation;
import dev.gleaner.document.NearestName;
import dev.gleaner.harvester.AuditModule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The verbs and resources that people name in calls, and the words that they use instead. */
final class UsualWords {
    /** The verbs of requests for resources. */
    static final Set<String> VERBS =
            Set.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    private static final List<String> RESOURCES = List.of(
            "configmaps",
            "deployments",
            "events",
            "namespaces",
            "nodes",
            "persistentvolumeclaims",
            "persistentvolumes",
            "pods",
            "secrets",
            "serviceaccounts",
            "services",
            "virtualmachineinstances",
            "virtualmachines");

    private static final String CHANGES = "\"update\" or \"patch\"";

    private static final List<String> SUBRESOURCES =
            List.of("pods/attach", "pods/eviction", "pods/exec", "pods/log", "pods/portforward");

    /** The words for what requests do, and the verbs that they mean. */
    private static final Map<String, String> MEANT = Map.of(
            "read", "\"get\", \"list\" or \"watch\"",
            "edit", CHANGES,
            "apply", CHANGES,
            "write", CHANGES,
            "change", CHANGES,
            "modify", CHANGES,
            "remove", "\"delete\"");

    private UsualWords() {}

    /** The verbs that a usual word stands for, in quotes. */
    static Optional<String> verbs(String word) {
        return Optional.ofNullable(MEANT.get(word));
    }

    /** Whether a word is a resource, with or without its group. */
    static boolean isResource(String word) {
        return RESOURCES.contains(word)
                || Arrays.stream(AuditModule.values())
                        .flatMap(module -> module.resources().stream())
                        .anyMatch(group -> group.resources().contains(word)
                                || group.resources().stream()
                                        .anyMatch(name -> word.equals(name + "." + group.group())));
    }

    /** The resource that a singular, an abbreviation or a misspelt word stands for. */
    static Optional<String> resource(String word) {
        return Abbreviation.resource(word)
                .or(() -> NearestName.of(word, RESOURCES))
                .filter(resource -> !resource.equals(word));
    }

    /** The subresource whose name is used as a verb, with its resource, such as {@code pods/exec}. */
    static Optional<String> subresource(String verb) {
        if (VERBS.contains(verb)) {
            return Optional.empty();
        }
        List<String> known = Stream.concat(
                        SUBRESOURCES.stream(),
                        Arrays.stream(AuditModule.values())
                                .flatMap(module -> module.resources().stream())
                                .flatMap(group -> group.resources().stream())
                                .filter(name -> name.contains("/")))
                .toList();
        return NearestName.of(verb, known.stream().map(UsualWords::lastPart).toList())
                .flatMap(nearest -> known.stream()
                        .filter(name -> lastPart(name).equals(nearest))
                        .findFirst());
    }

    private static String lastPart(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
