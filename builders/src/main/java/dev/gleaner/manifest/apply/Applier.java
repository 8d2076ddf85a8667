package dev.gleaner.manifest.apply;

import dev.gleaner.document.Manifest;
import dev.gleaner.manifest.ManifestSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Applies manifests with server-side apply, as the field manager {@code gleaner}. Objects are applied in the order of
 * installation. Before it applies an object that needs a chart or a CRD, it waits until that one is ready: a CRD until
 * it is established, a ManagedChart or an Addon until it is deployed. A failure does not stop objects that do not need
 * the failed one. Unknown fields are refused by the API server, which otherwise would drop them. Immutable.
 *
 * <pre>{@code
 * Applier.of(client).dryRun().apply(set).forEach(System.out::println);
 * Applier.of(client).apply(Manifests.readAll(file).orThrow());
 * boolean isDone = Applier.of(client).timeout(Duration.ofMinutes(10)).apply(set).stream()
 *         .noneMatch(object -> object.outcome().isFailure());
 * }</pre>
 */
public final class Applier {
    /** The name under which the API server keeps the fields that are applied. */
    public static final String FIELD_MANAGER = "gleaner";

    /** The default of {@link #timeout}. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private final KubernetesClient client;
    private final boolean isDryRun;
    private final boolean isForced;
    private final Waiting waiting;

    private Applier(KubernetesClient client, boolean isDryRun, boolean isForced, Waiting waiting) {
        this.client = client;
        this.isDryRun = isDryRun;
        this.isForced = isForced;
        this.waiting = waiting;
    }

    /** Applies through a client, in the cluster and with the permissions of the client. */
    public static Applier of(KubernetesClient client) {
        Objects.requireNonNull(client, "client");
        return new Applier(client, false, false, Waiting.of(DEFAULT_TIMEOUT));
    }

    /** The same as a dry run: the API server reports what would change, and changes nothing. It does not wait. */
    public Applier dryRun() {
        return new Applier(client, true, isForced, waiting);
    }

    /** The same, but it takes over fields that other field managers own. */
    public Applier forceConflicts() {
        return new Applier(client, isDryRun, true, waiting);
    }

    /**
     * The same with another bound on the time that is waited for each object.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Applier timeout(Duration timeout) {
        return with(Waiting.of(timeout));
    }

    Applier with(Waiting other) {
        return new Applier(client, isDryRun, isForced, other);
    }

    /**
     * Applies those manifests of a set that kubectl can apply, {@link ManifestSet#forKubectl}.
     *
     * @throws UncheckedIOException if the API server cannot be reached
     */
    public List<AppliedObject> apply(ManifestSet set) {
        Objects.requireNonNull(set, "set");
        return apply(set.forKubectl());
    }

    /**
     * Applies manifests in the order of installation, and returns the result for each.
     *
     * @throws IllegalArgumentException if one is not an object of the API server, such as an audit policy
     * @throws UncheckedIOException if the API server cannot be reached
     */
    public List<AppliedObject> apply(List<? extends Manifest> manifests) {
        return apply(manifests, ApplyObserver.NONE);
    }

    /**
     * Applies manifests in the order of installation, and reports the progress.
     *
     * @throws IllegalArgumentException if one is not an object of the API server, such as an audit policy
     * @throws UncheckedIOException if the API server cannot be reached
     */
    public List<AppliedObject> apply(List<? extends Manifest> manifests, ApplyObserver observer) {
        Objects.requireNonNull(manifests, "manifests");
        Objects.requireNonNull(observer, "observer");
        return new Application(new Cluster(client, isDryRun, isForced), isDryRun, waiting, observer).run(manifests);
    }
}
