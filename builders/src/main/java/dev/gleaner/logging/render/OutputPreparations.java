package dev.gleaner.logging.render;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What some outputs change in their manifest before it is rendered (pkg/sdk/logging/model/output of the operator). */
final class OutputPreparations {
    private static final Version THREAD_LABEL = Version.of("4.4.0");

    private static final Map<String, String> KUBERNETES_LABELS = Map.of(
            "namespace", "$.kubernetes.namespace_name",
            "pod", "$.kubernetes.pod_name",
            "container_id", "$.kubernetes.docker_id",
            "container", "$.kubernetes.container_name",
            "pod_id", "$.kubernetes.pod_id",
            "host", "$.kubernetes.host");

    private static final String ONE_EYE_TAGS =
            "tag,time,$.kubernetes.namespace_name,$.kubernetes.pod_name,$.kubernetes.container_name";
    private static final String ONE_EYE_PATH =
            "/%Y/%m/%d/${$.kubernetes.namespace_name}/${$.kubernetes.pod_name}/${$.kubernetes.container_name}/";

    /** The headers of vmwareLogIntelligence, whose parameters have the names of HTTP headers. */
    static final Section INTELLIGENCE_HEADERS = Section.of("headers")
            .prepared((headers, rendering, id) -> Tree.mapping(m -> headers.fields()
                    .forEach(field -> m.put(
                            switch (field.name()) {
                                case "authorization" -> "Authorization";
                                case "content_type" -> "Content-Type";
                                default -> field.name();
                            },
                            field.value()))))
            .standard("Content-Type", "application/json")
            .standard("structure", "simple");

    private OutputPreparations() {}

    /** s3.go: the format of One Eye replaces what the user wrote. */
    static Tree.Mapping inOneEyeFormat(Tree.Mapping spec, Rendering rendering, String id) {
        if (!spec.isTrue("oneeye_format")) {
            return spec;
        }
        String cluster =
                spec.text("clustername").filter(name -> !name.isEmpty()).orElse("one-eye");
        Tree.Mapping buffer = Texts.with(Texts.mapping(spec, "buffer"), "tags", ONE_EYE_TAGS);
        Tree.Mapping changed = Texts.with(Texts.with(spec, "buffer", buffer), "path", cluster + ONE_EYE_PATH);
        return Texts.with(changed, "s3_object_key_format", "%{path}%H:%M_%{index}.%{file_extension}");
    }

    /** loki.go: the labels of Kubernetes, which replace those with the same names. */
    static Tree.Mapping withKubernetesLabels(Tree.Mapping spec, Rendering rendering, String id) {
        if (!spec.isTrue("configure_kubernetes_labels")) {
            return spec;
        }
        Tree.Mapping labels = Texts.mapping(spec, "labels");
        for (Map.Entry<String, String> label : KUBERNETES_LABELS.entrySet()) {
            labels = Texts.with(labels, label.getKey(), label.getValue());
        }
        List<Tree> removed = new ArrayList<>();
        spec.get("remove_keys").ifPresent(keys -> {
            if (keys instanceof Tree.Sequence list) {
                removed.addAll(list.items());
            }
        });
        if (!removed.contains(Tree.text("kubernetes"))) {
            removed.add(Tree.text("kubernetes"));
        }
        Tree.Mapping changed = Texts.with(spec, "labels", labels);
        changed = Texts.with(changed, "remove_keys", Tree.sequence(removed.toArray(Tree[]::new)));
        changed = Texts.with(changed, "configure_kubernetes_labels", Tree.nothing());
        changed = switchedOn(changed, "extract_kubernetes_labels");
        return rendering.isSince(THREAD_LABEL) ? switchedOn(changed, "include_thread_label") : changed;
    }

    private static Tree.Mapping switchedOn(Tree.Mapping spec, String field) {
        return spec.isSet(field) ? spec : Texts.with(spec, field, Tree.flag(true));
    }

    /** logz.go: the endpoint becomes one address. */
    static Tree.Mapping withEndpointUrl(Tree.Mapping spec, Rendering rendering, String id) {
        if (!spec.isSet("endpoint")) {
            return Texts.with(spec, "endpoint_url", "");
        }
        Tree.Mapping endpoint = Texts.mapping(spec, "endpoint");
        String url = endpoint.get("url")
                .map(Texts::of)
                .filter(text -> !text.isEmpty())
                .orElse("https://listener.logz.io");
        String port = endpoint.get("port")
                .filter(number -> !Texts.isZero(number))
                .map(Texts::of)
                .orElse("8071");
        String token = "";
        if (endpoint.isSet("token")) {
            try {
                token = "?token=" + rendering.load(Texts.mapping(endpoint, "token"));
            } catch (Refusal refusal) {
                throw new Refusal(refusal.within("failed to load secret for field \"token\""));
            }
        }
        return Texts.with(spec, "endpoint_url", url + ":" + port + token);
    }

    /** kafka.go: options of librdkafka that are zero are not written. */
    static Tree.Mapping withoutZeroOptions(Tree.Mapping spec, Rendering rendering, String id) {
        if (!(spec.get("rdkafka_options").orElse(Tree.nothing()) instanceof Tree.Mapping options)) {
            return spec;
        }
        return Texts.with(spec, "rdkafka_options", Tree.mapping(m -> options.fields().stream()
                .filter(option -> !Texts.isZero(option.value()))
                .forEach(option -> m.put(option.name(), option.value()))));
    }
}
