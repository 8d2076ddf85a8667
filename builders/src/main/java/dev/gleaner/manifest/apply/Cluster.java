package dev.gleaner.manifest.apply;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.ResourceContext;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API server, and the place of each kind in its API. */
final class Cluster {
    private static final ResourceDefinitionContext CRD =
            context("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", false);

    /** Kinds without a model that need no discovery. Discovery finds all others. */
    private static final List<ResourceDefinitionContext> CORE = List.of(
            CRD,
            context("", "v1", "Namespace", "namespaces", false),
            context("", "v1", "Secret", "secrets", true),
            context("", "v1", "ConfigMap", "configmaps", true));

    private final KubernetesClient client;
    private final boolean isDryRun;
    private final boolean isForced;

    Cluster(KubernetesClient client, boolean isDryRun, boolean isForced) {
        this.client = client;
        this.isDryRun = isDryRun;
        this.isForced = isForced;
    }

    private static ResourceDefinitionContext context(
            String group, String version, String kind, String plural, boolean isNamespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(isNamespaced)
                .build();
    }

    /** The namespace of objects that name none. */
    String defaultNamespace() {
        return Objects.requireNonNullElse(client.getNamespace(), "default");
    }

    /** The object in the cluster; null if there is none. */
    @Nullable
    GenericKubernetesResource get(Manifest manifest) {
        return tried(() -> operation(manifest, resource(manifest)).get());
    }

    /** Applies an object, and returns it as the API server now has it. */
    GenericKubernetesResource apply(Manifest manifest) {
        GenericKubernetesResource sent = resource(manifest);
        return tried(() -> {
            ServerSideApplicable<GenericKubernetesResource> wanted = operation(manifest, sent)
                    .dryRun(isDryRun)
                    .fieldValidation(Validation.STRICT)
                    .fieldManager(Applier.FIELD_MANAGER);
            return (isForced ? wanted.forceConflicts() : wanted).serverSideApply();
        });
    }

    /** The CRD of an object; null if there is none. */
    @Nullable
    GenericKubernetesResource crdOf(ApiObject object) {
        ResourceDefinitionContext context = ResourceContext.of(object.getClass());
        return tried(() -> client.genericKubernetesResources(CRD)
                .withName(context.getPlural() + "." + context.getGroup())
                .get());
    }

    private <T extends @Nullable Object> T tried(Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            IOException reason = null;
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                reason = cause instanceof IOException io && !(reason instanceof ConnectException) ? io : reason;
            }
            if (reason != null && e.getCode() <= 0) {
                throw new UncheckedIOException(
                        "the API server " + client.getMasterUrl() + " cannot be reached", inWords(reason));
            }
            throw e;
        }
    }

    /** The reason, with a message for people. */
    private static IOException inWords(IOException reason) {
        String words = reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        if (reason instanceof ConnectException) {
            words = "connection refused";
        } else if (reason instanceof UnknownHostException) {
            words = "unknown host";
        }
        IOException explained = new FileSystemException("", null, words);
        explained.initCause(reason);
        return explained;
    }

    private Resource<GenericKubernetesResource> operation(Manifest manifest, GenericKubernetesResource resource) {
        Optional<ResourceDefinitionContext> known = contextOf(manifest);
        MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                objects = known.map(client::genericKubernetesResources).orElseGet(() -> discovered(manifest));
        boolean hasNamespace =
                known.map(ResourceDefinitionContext::isNamespaceScoped).orElse(true);
        return hasNamespace
                ? objects.inNamespace(manifest.metadata().namespace().orElse(defaultNamespace()))
                        .resource(resource)
                : objects.resource(resource);
    }

    private MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            discovered(Manifest manifest) {
        try {
            return client.genericKubernetesResources(manifest.apiVersion(), manifest.kind());
        } catch (KubernetesClientException e) {
            if (e.getCode() > 0 || e.getCause() != null) {
                throw e;
            }
            throw new KubernetesClientException(
                    "the API server does not have the kind " + manifest.kind() + " of " + manifest.apiVersion(), e);
        }
    }

    private static Optional<ResourceDefinitionContext> contextOf(Manifest manifest) {
        if (manifest instanceof ApiObject object) {
            return Optional.of(ResourceContext.of(object.getClass()));
        }
        return CORE.stream()
                .filter(context -> context.getKind().equals(manifest.kind())
                        && manifest.apiVersion()
                                .equals(
                                        context.getGroup().isEmpty()
                                                ? context.getVersion()
                                                : context.getGroup() + "/" + context.getVersion()))
                .findFirst();
    }

    /** The resource without the fields that only the API server writes, because server-side apply refuses them. */
    private static GenericKubernetesResource resource(Manifest manifest) {
        GenericKubernetesResource resource =
                manifest instanceof ApiObject object ? object.toResource() : ((OpaqueManifest) manifest).toResource();
        resource.getMetadata().setManagedFields(null);
        resource.getMetadata().setResourceVersion(null);
        resource.getMetadata().setUid(null);
        resource.getMetadata().setCreationTimestamp(null);
        resource.getMetadata().setGeneration(null);
        resource.getAdditionalProperties().remove("status");
        return resource;
    }
}
