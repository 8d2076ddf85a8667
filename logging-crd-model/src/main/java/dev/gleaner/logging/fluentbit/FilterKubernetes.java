package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * How fluent-bit adds the pod, its labels and its annotations to records ({@code filterKubernetes}, fluent-bit
 * {@code kubernetes}). Numbers and switches are texts, as in the configuration of fluent-bit. Flows select records by
 * this metadata: a record without it reaches no flow that has a condition.
 */
@Value.Immutable
public interface FilterKubernetes extends Editable<FilterKubernetes, FilterKubernetes.Builder> {
    /** How kubernetes filters are read, checked and written. */
    Shape<FilterKubernetes> SHAPE = Shape.object("kubernetes filter", Builder::new)
            .text("Match", FilterKubernetes::match, Builder::match)
            .text("Kube_Tag_Prefix", FilterKubernetes::kubeTagPrefix, Builder::kubeTagPrefix)
            .text("Regex_Parser", FilterKubernetes::regexParser, Builder::regexParser)
            .text("Kube_URL", FilterKubernetes::kubeUrl, Builder::kubeUrl)
            .text("Kube_CA_File", FilterKubernetes::kubeCaFile, Builder::kubeCaFile)
            .text("Kube_CA_Path", FilterKubernetes::kubeCaPath, Builder::kubeCaPath)
            .text("Kube_Token_File", FilterKubernetes::kubeTokenFile, Builder::kubeTokenFile)
            .text("Kube_Token_TTL", FilterKubernetes::kubeTokenTtl, Builder::kubeTokenTtl)
            .since("4.4.0")
            .optional("tls.verify", FluentbitOptions.SWITCH, FilterKubernetes::tlsVerify, Builder::tlsVerify)
            .text("tls.debug", FilterKubernetes::tlsDebug, Builder::tlsDebug)
            .optional("Buffer_Size", FluentbitOptions.SIZE, FilterKubernetes::bufferSize, Builder::bufferSize)
            .optional("Use_Kubelet", FluentbitOptions.SWITCH, FilterKubernetes::useKubelet, Builder::useKubelet)
            .text("Kubelet_Host", FilterKubernetes::kubeletHost, Builder::kubeletHost)
            .since("6.7.0")
            .text("Kubelet_Port", FilterKubernetes::kubeletPort, Builder::kubeletPort)
            .text(
                    "Kube_meta_preload_cache_dir",
                    FilterKubernetes::kubeMetaPreloadCacheDir,
                    Builder::kubeMetaPreloadCacheDir)
            .text("Kube_Meta_Cache_TTL", FilterKubernetes::kubeMetaCacheTtl, Builder::kubeMetaCacheTtl)
            .since("4.4.0")
            .text(
                    "kube_meta_namespace_cache_ttl",
                    FilterKubernetes::kubeMetaNamespaceCacheTtl,
                    Builder::kubeMetaNamespaceCacheTtl)
            .since("4.10.0")
            .optional(
                    "Cache_Use_Docker_Id",
                    FluentbitOptions.SWITCH,
                    FilterKubernetes::cacheUseDockerId,
                    Builder::cacheUseDockerId)
            .since("3.17.7")
            .text("DNS_Retries", FilterKubernetes::dnsRetries, Builder::dnsRetries)
            .text("DNS_Wait_Time", FilterKubernetes::dnsWaitTime, Builder::dnsWaitTime)
            .optional("Labels", FluentbitOptions.SWITCH, FilterKubernetes::labels, Builder::labels)
            .optional("Annotations", FluentbitOptions.SWITCH, FilterKubernetes::annotations, Builder::annotations)
            .optional(
                    "namespace_labels",
                    FluentbitOptions.SWITCH,
                    FilterKubernetes::namespaceLabels,
                    Builder::namespaceLabels)
            .since("4.10.0")
            .optional(
                    "namespace_annotations",
                    FluentbitOptions.SWITCH,
                    FilterKubernetes::namespaceAnnotations,
                    Builder::namespaceAnnotations)
            .since("4.10.0")
            .optional("Merge_Log", FluentbitOptions.SWITCH, FilterKubernetes::mergeLog, Builder::mergeLog)
            .text("Merge_Log_Key", FilterKubernetes::mergeLogKey, Builder::mergeLogKey)
            .optional("Merge_Log_Trim", FluentbitOptions.SWITCH, FilterKubernetes::mergeLogTrim, Builder::mergeLogTrim)
            .text("Merge_Parser", FilterKubernetes::mergeParser, Builder::mergeParser)
            .optional("Keep_Log", FluentbitOptions.SWITCH, FilterKubernetes::keepLog, Builder::keepLog)
            .optional(
                    "K8S-Logging.Parser",
                    FluentbitOptions.SWITCH,
                    FilterKubernetes::k8sLoggingParser,
                    Builder::k8sLoggingParser)
            .optional(
                    "K8S-Logging.Exclude",
                    FluentbitOptions.SWITCH,
                    FilterKubernetes::k8sLoggingExclude,
                    Builder::k8sLoggingExclude)
            .optional("Use_Journal", FluentbitOptions.SWITCH, FilterKubernetes::useJournal, Builder::useJournal)
            .optional("Dummy_Meta", FluentbitOptions.SWITCH, FilterKubernetes::dummyMeta, Builder::dummyMeta)
            .rule(FilterKubernetes::checkKubelet);

    /**
     * The pattern of the tags to which the filter applies; empty means the operator's default, {@code kubernetes.*}.
     */
    Optional<String> match();

    /**
     * The part of the tag before the name of the file, from which pod and container are derived; empty means the
     * operator's default, {@code kubernetes.var.log.containers}.
     */
    Optional<String> kubeTagPrefix();

    /** The parser that derives pod and container from the tag; empty means that of fluent-bit. */
    Optional<String> regexParser();

    /**
     * The address of the API server; empty means the operator's default, {@code https://kubernetes.default.svc:443}.
     */
    Optional<String> kubeUrl();

    /** The certificate authority of the API server; empty means that of the service account. */
    Optional<String> kubeCaFile();

    /** A folder of certificate authorities; empty means none. */
    Optional<String> kubeCaPath();

    /** The token for the API server; empty means that of the service account. */
    Optional<String> kubeTokenFile();

    /** The time after which the token is read again, in seconds; empty means the operator's default, 600. */
    Optional<String> kubeTokenTtl();

    /** Whether the certificate of the API server is checked, {@code On} or {@code Off}; empty means on. */
    Optional<String> tlsVerify();

    /** The level of messages about TLS, from 0 for none to 4 for all; empty means the default of fluent-bit. */
    Optional<String> tlsDebug();

    /**
     * The limit for an answer of the API server, beyond which a pod gets no metadata; empty means the operator's
     * default, 0, which is no limit.
     */
    Optional<String> bufferSize();

    /**
     * Whether metadata come from the kubelet instead of the API server, {@code On} or {@code Off}; empty means the
     * operator's default, off. Only for {@code On}, in this spelling, the operator enables the host network, through
     * which fluent-bit reaches the kubelet.
     */
    Optional<String> useKubelet();

    /** The host of the kubelet; empty means 127.0.0.1. */
    Optional<String> kubeletHost();

    /** The port of the kubelet; empty means 10250. */
    Optional<String> kubeletPort();

    /** A folder of JSON files with metadata that need not be requested; empty means none. */
    Optional<String> kubeMetaPreloadCacheDir();

    /** The time for which metadata of a pod are kept, in seconds or such as {@code 60s}; empty means no limit. */
    Optional<String> kubeMetaCacheTtl();

    /**
     * The time for which metadata of a namespace are kept, in seconds or such as {@code 15m}; empty means the default
     * of fluent-bit.
     */
    Optional<String> kubeMetaNamespaceCacheTtl();

    /**
     * Whether metadata are requested again for a new container of the same pod, {@code On} or {@code Off}; empty means
     * off.
     */
    Optional<String> cacheUseDockerId();

    /** The number of attempts to resolve the API server at the start; empty means 6. */
    Optional<String> dnsRetries();

    /** The time between these attempts, in seconds; empty means 30. */
    Optional<String> dnsWaitTime();

    /**
     * Whether records contain the labels of the pod, {@code On} or {@code Off}; empty means on. Flows select by labels.
     */
    Optional<String> labels();

    /** Whether records contain the annotations of the pod, {@code On} or {@code Off}; empty means on. */
    Optional<String> annotations();

    /** Whether records contain the labels of the namespace, {@code On} or {@code Off}; empty means off. */
    Optional<String> namespaceLabels();

    /** Whether records contain the annotations of the namespace, {@code On} or {@code Off}; empty means off. */
    Optional<String> namespaceAnnotations();

    /**
     * Whether a {@code log} field with JSON is parsed, {@code On} or {@code Off}; empty means the operator's default,
     * on. It has no effect with the parser {@code cri}, which puts the line in {@code message}.
     */
    Optional<String> mergeLog();

    /** The field for the fields of the parsed JSON; empty means that they are added to the record itself. */
    Optional<String> mergeLogKey();

    /** Whether line ends are removed from the parsed values, {@code On} or {@code Off}; empty means on. */
    Optional<String> mergeLogTrim();

    /** The parser for the {@code log} field; empty means that for JSON. */
    Optional<String> mergeParser();

    /**
     * Whether the {@code log} field stays in the record after it was parsed, {@code On} or {@code Off}; empty means on.
     */
    Optional<String> keepLog();

    /** Whether an annotation of the pod can choose the parser, {@code On} or {@code Off}; empty means off. */
    Optional<String> k8sLoggingParser();

    /**
     * Whether an annotation of the pod can drop its records, {@code On} or {@code Off}; empty means the operator's
     * default: {@code On} since 4.3, and {@code Off} before.
     */
    Optional<String> k8sLoggingExclude();

    /** Whether records come from journald, {@code On} or {@code Off}; empty means off. */
    Optional<String> useJournal();

    /** Whether made-up metadata are added for tests, {@code On} or {@code Off}; empty means off. */
    Optional<String> dummyMeta();

    /** A kubernetes filter that the consumer fills in. */
    static FilterKubernetes of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkKubelet(Tree.Mapping filter, Position position, FieldPath path, Violations violations) {
        String found = filter.text("Use_Kubelet").orElse("");
        if (FluentbitOptions.isOn(filter, "Use_Kubelet") && !found.equals("On")) {
            violations.report(FluentbitFault.KUBELET, filter, path, "Use_Kubelet", Violation.quoted(found));
        }
    }

    /** Builds a kubernetes filter. */
    final class Builder extends ImmutableFilterKubernetes.Builder implements ModelBuilder<FilterKubernetes> {
        Builder() {}
    }
}
