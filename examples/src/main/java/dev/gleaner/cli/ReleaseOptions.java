package dev.gleaner.cli;

import dev.gleaner.audit.KubernetesVersion;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The options that select a Kubernetes release, and whether policies are read strictly or as kube-apiserver does. */
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
                "The Kubernetes release that reads the audit policies, such as 1.24: content that it does not accept"
                        + " is an error. By default, content that only some releases accept is a warning that names"
                        + " these releases.");
        server = syntax.option(
                        "--as-server",
                        "VERSION",
                        text -> Optional.of(KubernetesVersion.of(text)),
                        asServer + " The default of VERSION is that of --kubernetes, or else "
                                + KubernetesVersion.DEFAULT + ".")
                .optionalValue(Optional.empty(), VERSION);
    }

    /** The release of the policies; empty if the call names none. */
    Optional<KubernetesVersion> kubernetes() {
        return kubernetes.value().or(() -> server.value().flatMap(version -> version));
    }

    /** The release of the server that reads the policies; empty if they are read strictly. */
    Optional<KubernetesVersion> server() {
        Optional<KubernetesVersion> named = server.value().flatMap(version -> version);
        if (named.isPresent() && kubernetes.isGiven() && !named.equals(kubernetes.value())) {
            throw new UsageException("--as-server " + named.get() + " and --kubernetes " + kubernetes.get()
                    + " name different releases; give only one of them");
        }
        return server.isGiven() ? Optional.of(kubernetes().orElse(KubernetesVersion.DEFAULT)) : Optional.empty();
    }

    /** The options of a command that evaluates a policy. */
    static ReleaseOptions ofPolicy(Syntax syntax) {
        return new ReleaseOptions(
                syntax, "Reads the policy as kube-apiserver does. By default, a policy with an error is refused.");
    }
}
