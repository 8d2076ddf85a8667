package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Adds metadata of Kubernetes to records, for Sumo Logic ({@code enhanceK8s}, fluentd
 * {@code @type enhance_k8s_metadata}).
 */
@Value.Immutable
public non-sealed interface EnhanceK8sFilter extends Filter, Editable<EnhanceK8sFilter, EnhanceK8sFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<EnhanceK8sFilter> SHAPE = Shape.object("enhanceK8s", Builder::new)
            .until("4.10.0")
            .texts("in_namespace_path", EnhanceK8sFilter::inNamespacePath, Builder::inNamespacePath)
            .texts("in_pod_path", EnhanceK8sFilter::inPodPath, Builder::inPodPath)
            .text("data_type", EnhanceK8sFilter::dataType, Builder::dataType)
            .text("kubernetes_url", EnhanceK8sFilter::kubernetesUrl, Builder::kubernetesUrl)
            .part("client_cert", SecretValue.class, EnhanceK8sFilter::clientCert, Builder::clientCert)
            .part("client_key", SecretValue.class, EnhanceK8sFilter::clientKey, Builder::clientKey)
            .part("ca_file", SecretValue.class, EnhanceK8sFilter::caFile, Builder::caFile)
            .text("secret_dir", EnhanceK8sFilter::secretDir, Builder::secretDir)
            .text("bearer_token_file", EnhanceK8sFilter::bearerTokenFile, Builder::bearerTokenFile)
            .flag("verify_ssl", EnhanceK8sFilter::verifySsl, Builder::verifySsl)
            .flag("ssl_partial_chain", EnhanceK8sFilter::sslPartialChain, Builder::sslPartialChain)
            .texts("core_api_versions", EnhanceK8sFilter::coreApiVersions, Builder::coreApiVersions)
            .texts("api_groups", EnhanceK8sFilter::apiGroups, Builder::apiGroups)
            .integer("cache_size", EnhanceK8sFilter::cacheSize, Builder::cacheSize)
            .integer("cache_ttl", EnhanceK8sFilter::cacheTtl, Builder::cacheTtl)
            .integer("cache_refresh", EnhanceK8sFilter::cacheRefresh, Builder::cacheRefresh)
            .integer("cache_refresh_variation", EnhanceK8sFilter::cacheRefreshVariation, Builder::cacheRefreshVariation)
            .rule(EnhanceK8sFilter::checkSecrets);

    /** The fields that may contain the namespace of the pod, as paths; empty means {@code $.namespace}. */
    List<String> inNamespacePath();

    /** The fields that may contain the name of the pod, as paths; empty means {@code $.pod} and {@code $.pod_name}. */
    List<String> inPodPath();

    /** The type of data, {@code metrics} or {@code logs}; empty means metrics. */
    Optional<String> dataType();

    /** The URL of the API server; empty means that of the cluster in which fluentd runs. */
    Optional<String> kubernetesUrl();

    /** The client certificate, which the operator does not write; empty means none. */
    Optional<SecretValue> clientCert();

    /** The private key of the client certificate, which the operator does not write; empty means none. */
    Optional<SecretValue> clientKey();

    /** The certificate authority of the API server, which the operator omits; empty means the service account's. */
    Optional<SecretValue> caFile();

    /**
     * The folder with the files of the service account; empty means
     * {@code /var/run/secrets/kubernetes.io/serviceaccount}.
     */
    Optional<String> secretDir();

    /** The file with the token; empty means that of the service account. */
    Optional<String> bearerTokenFile();

    /** Whether the certificate of the API server is checked; empty means true. */
    Optional<Boolean> verifySsl();

    /** Whether an intermediate certificate authority is trusted without its root; empty means false. */
    Optional<Boolean> sslPartialChain();

    /** The versions of the core API; empty means {@code v1}. */
    List<String> coreApiVersions();

    /** The API groups with their versions; empty means {@code apps/v1} and {@code extensions/v1beta1}. */
    List<String> apiGroups();

    /** The maximum number of pods whose metadata are cached; empty means 1000. */
    Optional<Integer> cacheSize();

    /** The time for which metadata are cached, in seconds; empty means 7200. */
    Optional<Integer> cacheTtl();

    /** The interval at which cached metadata are read again, in seconds; empty means 3600. */
    Optional<Integer> cacheRefresh();

    /** The random variation of that interval, in seconds; empty means 900. */
    Optional<Integer> cacheRefreshVariation();

    /** A filter that the consumer fills in. */
    static EnhanceK8sFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkSecrets(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        for (String field : List.of("client_cert", "client_key", "ca_file")) {
            if (filter.hasValue(field)) {
                violations.report(FilterFault.ENHANCE_K8S_SECRET, filter, path, field, field);
            }
        }
    }

    /** Builds the filter. */
    final class Builder extends ImmutableEnhanceK8sFilter.Builder implements ModelBuilder<EnhanceK8sFilter> {
        Builder() {}

        /** Changes the client certificate. */
        public Builder clientCert(Consumer<SecretValue.Builder> change) {
            return clientCert(ModelBuilder.part(this, EnhanceK8sFilter::clientCert, SecretValue::of, change));
        }

        /** Changes the private key of the client certificate. */
        public Builder clientKey(Consumer<SecretValue.Builder> change) {
            return clientKey(ModelBuilder.part(this, EnhanceK8sFilter::clientKey, SecretValue::of, change));
        }

        /** Changes the certificate authority of the API server. */
        public Builder caFile(Consumer<SecretValue.Builder> change) {
            return caFile(ModelBuilder.part(this, EnhanceK8sFilter::caFile, SecretValue::of, change));
        }
    }
}
