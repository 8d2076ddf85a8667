package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
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
            .list("in_namespace_path", Scalar.TEXT, EnhanceK8sFilter::inNamespacePath, Builder::inNamespacePath)
            .list("in_pod_path", Scalar.TEXT, EnhanceK8sFilter::inPodPath, Builder::inPodPath)
            .optional("data_type", Scalar.TEXT, EnhanceK8sFilter::dataType, Builder::dataType)
            .optional("kubernetes_url", Scalar.TEXT, EnhanceK8sFilter::kubernetesUrl, Builder::kubernetesUrl)
            .optional("client_cert", Shape.ref(SecretValue.class), EnhanceK8sFilter::clientCert, Builder::clientCert)
            .optional("client_key", Shape.ref(SecretValue.class), EnhanceK8sFilter::clientKey, Builder::clientKey)
            .optional("ca_file", Shape.ref(SecretValue.class), EnhanceK8sFilter::caFile, Builder::caFile)
            .optional("secret_dir", Scalar.TEXT, EnhanceK8sFilter::secretDir, Builder::secretDir)
            .optional("bearer_token_file", Scalar.TEXT, EnhanceK8sFilter::bearerTokenFile, Builder::bearerTokenFile)
            .optional("verify_ssl", Scalar.FLAG, EnhanceK8sFilter::verifySsl, Builder::verifySsl)
            .optional("ssl_partial_chain", Scalar.FLAG, EnhanceK8sFilter::sslPartialChain, Builder::sslPartialChain)
            .list("core_api_versions", Scalar.TEXT, EnhanceK8sFilter::coreApiVersions, Builder::coreApiVersions)
            .list("api_groups", Scalar.TEXT, EnhanceK8sFilter::apiGroups, Builder::apiGroups)
            .optional("cache_size", Scalar.INTEGER, EnhanceK8sFilter::cacheSize, Builder::cacheSize)
            .optional("cache_ttl", Scalar.INTEGER, EnhanceK8sFilter::cacheTtl, Builder::cacheTtl)
            .optional("cache_refresh", Scalar.INTEGER, EnhanceK8sFilter::cacheRefresh, Builder::cacheRefresh)
            .optional(
                    "cache_refresh_variation",
                    Scalar.INTEGER,
                    EnhanceK8sFilter::cacheRefreshVariation,
                    Builder::cacheRefreshVariation)
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

    /**
     * The certificate authority of the API server, which the operator does not write; empty means that of the service
     * account.
     */
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
            if (filter.has(field)) {
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
