package dev.gleaner.cli;

import dev.gleaner.audit.KubernetesVersion;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** For which release of Kubernetes a command reads audit policies, and whether strictly or as its server does. */
final class ReleaseOptions {
    private static final Predicate<String> VERSION =
            Pattern.compile("v?[0-9].*").asMatchPredicate();

    private final Option<KubernetesVersion> kubernetes;
    private final Option<Optional<KubernetesVersion>> server;

    ReleaseOptions(Syntax syntax, String asServer) {
        kubernetes = syntax.option(
                "--kubernetes",
                "VERSION",
                KubernetesVersion::of,
                "The release of Kubernetes that audit policies are for, such as 1.24. What it does not accept is an"
                        + " error. Without the option, what only some releases accept is a warning that names them.");
        server = syntax.option(
                        "--as-server",
                        "VERSION",
                        text -> Optional.of(KubernetesVersion.of(text)),
                        asServer + " The release is this one, or that of --kubernetes, or " + KubernetesVersion.DEFAULT
                                + ".")
                .orBare(Optional.empty(), VERSION);
    }

    /** The release that policies are for; empty when the call names none. */
    Optional<KubernetesVersion> kubernetes() {
        return kubernetes.value().or(() -> server.value().flatMap(version -> version));
    }

    /** The release of the server that reads policies; empty when they are read strictly. */
    Optional<KubernetesVersion> server() {
        Optional<KubernetesVersion> named = server.value().flatMap(version -> version);
        if (named.isPresent() && kubernetes.isGiven() && !named.equals(kubernetes.value())) {
            throw new UsageException("--as-server " + named.get() + " and --kubernetes " + kubernetes.get()
                    + " name two releases; one is enough");
        }
        return server.isGiven() ? Optional.of(kubernetes().orElse(KubernetesVersion.DEFAULT)) : Optional.empty();
    }

    /** The options of a command that asks something about a policy. */
    static ReleaseOptions ofPolicy(Syntax syntax) {
        return new ReleaseOptions(
                syntax,
                "Takes the policy as kube-apiserver loads it. Without the option a policy with an error is refused.");
    }
}
