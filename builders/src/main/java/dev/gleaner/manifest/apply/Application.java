package dev.gleaner.manifest.apply;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Manifest;
import dev.gleaner.manifest.InstallOrder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies manifests, one after another. An instance serves one call. */
final class Application {
    private final Cluster cluster;
    private final boolean isDryRun;
    private final Waiting waiting;
    private final ApplyObserver observer;
    private final List<AppliedObject> results = new ArrayList<>();

    /** The charts and CRDs, with their versions in the cluster. */
    private final Map<Step, String> started = new LinkedHashMap<>();

    /** What is known to be ready. */
    private final Set<Object> ready = new LinkedHashSet<>();

    /** The objects that are not in the cluster as wanted, each with the reason: objects that need them are not sent. */
    private final Map<Step, String> failed = new LinkedHashMap<>();

    /** The objects that a dry run would only create. */
    private final List<Step> absent = new ArrayList<>();

    Application(Cluster cluster, boolean isDryRun, Waiting waiting, ApplyObserver observer) {
        this.cluster = cluster;
        this.isDryRun = isDryRun;
        this.waiting = waiting;
        this.observer = observer;
    }

    List<AppliedObject> run(List<? extends Manifest> manifests) {
        List<Manifest> ordered = InstallOrder.of(manifests.stream()
                .<Manifest>map(Application::requireObject)
                .distinct()
                .toList());
        for (Manifest manifest : ordered) {
            AppliedObject result = apply(new Step(manifest, cluster.defaultNamespace()));
            results.add(result);
            observer.applied(result);
        }
        return List.copyOf(results);
    }

    private static Manifest requireObject(Manifest manifest) {
        if (manifest instanceof AuditPolicy) {
            throw new IllegalArgumentException(
                    "an audit policy is not an object of the API server; it is a file that kube-apiserver reads");
        }
        return manifest;
    }

    private AppliedObject apply(Step step) {
        Optional<String> obstacle = obstacle(step);
        if (obstacle.isPresent()) {
            failed.put(step, step.inWords() + " is not applied");
            return new AppliedObject(step.inWords(), ApplyOutcome.SKIPPED, List.of(), obstacle.get());
        }
        AppliedObject result = send(step);
        if (result.outcome().isFailure()) {
            failed.put(step, step.inWords() + " failed");
        }
        return result;
    }

    /** The reason why an object must not be sent; empty if there is none. */
    private Optional<String> obstacle(Step step) {
        if (step.manifest().metadata().name().isEmpty()) {
            return Optional.of("it has no name");
        }
        return failed.entrySet().stream()
                .filter(other -> step.needs(other.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> isDryRun ? Optional.empty() : pending(step));
    }

    /** Waits for what an object needs, and returns the reason if that does not become ready. */
    private Optional<String> pending(Step step) {
        boolean needsChart = false;
        for (Map.Entry<Step, String> other : started.entrySet()) {
            if (!step.needs(other.getKey())) {
                continue;
            }
            needsChart |= other.getKey().isChart();
            Step needed = other.getKey();
            Optional<String> problem = await(
                    needed, needed.inWords(), () -> Readiness.of(cluster.get(needed.manifest()), other.getValue()));
            if (problem.isPresent()) {
                failed.put(needed, problem.get());
                return problem;
            }
        }
        return needsChart && step.isOfOperator() && step.manifest() instanceof ApiObject object
                ? await(object.getClass(), "the CRD of " + object.kind(), () -> readinessOfDefinition(object))
                : Optional.empty();
    }

    /** The readiness of the CRD of an object. If the user must not read CRDs, it counts as ready. */
    private Readiness readinessOfDefinition(ApiObject object) {
        try {
            return Readiness.of(cluster.crdOf(object), "");
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return Readiness.READY;
            }
            throw e;
        }
    }

    private Optional<String> await(Object key, String words, Supplier<Readiness> look) {
        if (ready.contains(key)) {
            return Optional.empty();
        }
        Readiness last;
        try {
            last = waiting.until(look, state -> observer.waiting(words, state));
        } catch (KubernetesClientException e) {
            return Optional.of(words + " cannot be read: " + Refusal.of(e).words());
        }
        return switch (last.state()) {
            case READY -> {
                ready.add(key);
                yield Optional.empty();
            }
            case PENDING -> Optional.of(words + " is not ready after " + waiting.inWords() + ": " + last.words());
            case FAILED -> Optional.of(words + " failed: " + last.words());
        };
    }

    private AppliedObject send(Step step) {
        try {
            GenericKubernetesResource before = cluster.get(step.manifest());
            GenericKubernetesResource after = cluster.apply(step.manifest());
            started.put(step, String.valueOf(after.getMetadata().getResourceVersion()));
            return compared(step, before, after);
        } catch (KubernetesClientException e) {
            Optional<Step> missing =
                    Refusal.isMissing(e) ? absent.stream().filter(step::needs).findFirst() : Optional.empty();
            if (missing.isPresent()) {
                String reason = "it can be tried when " + missing.get().inWords() + " is there";
                return new AppliedObject(step.inWords(), ApplyOutcome.UNTRIED, List.of(), reason);
            }
            Refusal refusal = Refusal.of(e);
            String hint = Refusal.isMissing(e) && step.isOfOperator()
                    ? "; its kind comes with the chart rancher-logging-crd"
                    : "";
            return new AppliedObject(step.inWords(), refusal.outcome(), List.of(), refusal.words() + hint);
        }
    }

    private AppliedObject compared(
            Step step, @Nullable GenericKubernetesResource before, GenericKubernetesResource after) {
        if (before == null) {
            if (isDryRun) {
                absent.add(step);
            }
            return new AppliedObject(step.inWords(), ApplyOutcome.CREATED, List.of(), "");
        }
        List<String> changes = ChangedFields.between(before, after);
        return new AppliedObject(
                step.inWords(), changes.isEmpty() ? ApplyOutcome.UNCHANGED : ApplyOutcome.CONFIGURED, changes, "");
    }
}
