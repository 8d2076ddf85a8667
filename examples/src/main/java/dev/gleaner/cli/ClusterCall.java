package dev.gleaner.cli;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Printable;
import dev.gleaner.manifest.apply.AppliedObject;
import dev.gleaner.manifest.apply.Applier;
import dev.gleaner.manifest.apply.ApplyObserver;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application of manifests to a cluster. This class alone loads the client.
 *
 * @param kubeconfig the file with the address of the cluster; empty for the usual one
 * @param context the context in that file; empty for its current one
 * @param namespace the namespace of objects that name none; empty for that of the context
 * @param isDryRun whether nothing is changed
 * @param isForced whether fields of other managers are taken over
 * @param timeout how long to wait for an object
 */
record ClusterCall(
        Optional<Path> kubeconfig,
        Optional<String> context,
        Optional<String> namespace,
        boolean isDryRun,
        boolean isForced,
        Duration timeout) {
    /** The client tries a request again that the API server cannot serve at the moment. */
    private static final int RETRIES = 3;

    /** The host that the client takes if nothing names a cluster (fabric8, Config.DEFAULT_MASTER_URL). */
    private static final String NO_CLUSTER = "kubernetes.default.svc";

    /** Applies manifests, prints what becomes of each, and returns the exit code. */
    int apply(List<Manifest> manifests, Environment environment) {
        // The client logs through SLF4J, which otherwise warns that nothing receives its messages.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config()).build()) {
            Applier applier = Applier.of(client).timeout(timeout);
            applier = isForced ? applier.forceConflicts() : applier;
            applier = isDryRun ? applier.dryRun() : applier;
            boolean isFailure = applier.apply(manifests, new Printer(isDryRun, environment)).stream()
                    .anyMatch(result -> result.outcome().isFailure());
            return isFailure ? Gleaner.VIOLATIONS : Gleaner.SUCCESS;
        }
    }

    private record Printer(boolean isDryRun, Environment environment) implements ApplyObserver {
        @Override
        public void applied(AppliedObject object) {
            PrintWriter out = environment.out();
            out.println(Printable.line(object + (isDryRun ? " (dry run)" : "")));
            out.flush();
        }

        @Override
        public void waiting(String object, String state) {
            environment.err().println(Printable.line("waiting for " + object + ": " + state));
        }
    }

    private Config config() {
        Config read = kubeconfig.isPresent()
                ? Config.fromKubeconfig(context.orElse(null), readable(kubeconfig.get()))
                : Config.autoConfigure(context.orElse(null));
        context.ifPresent(name -> requireContext(name, read));
        requireCluster(read);
        ConfigBuilder config = new ConfigBuilder(read).withRequestRetryBackoffLimit(RETRIES);
        namespace.ifPresent(config::withNamespace);
        return config.build();
    }

    /** Without this check, an unknown context means the cluster in which this process runs. */
    private static void requireContext(String name, Config config) {
        @Nullable
        String found = config.getCurrentContext() == null
                ? null
                : config.getCurrentContext().getName();
        if (!name.equals(found)) {
            List<String> names = config.getContexts() == null
                    ? List.of()
                    : config.getContexts().stream()
                            .map(known -> known.getName())
                            .toList();
            throw UsageException.ofOption(
                    "--context", "no context '" + name + "' in the configuration" + Suggestion.of(name, names));
        }
    }

    /** Without this check, a file without a cluster means the one in which this process runs. */
    private void requireCluster(Config config) {
        if (config.getCurrentContext() != null) {
            return;
        }
        if (kubeconfig.isPresent()) {
            throw UsageException.ofOption("--kubeconfig", kubeconfig.get() + " has no current context");
        }
        if (NO_CLUSTER.equals(URI.create(config.getMasterUrl()).getHost())) {
            throw new UsageException(
                    "no cluster is known: there is neither KUBECONFIG nor ~/.kube/config with a current"
                            + " context; name a file with --kubeconfig");
        }
    }

    private static File readable(Path file) {
        try {
            Files.readString(file);
            return file.toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
