package dev.gleaner.logging.render;

import static java.util.Map.entry;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Version;
import java.util.Map;
import java.util.Optional;

/**
 * The filters, by the key of a manifest. Each row is the {@code ToDirective} of the file with its name (logging-operator
 * 3.17.3 and 6.7.0, pkg/sdk/logging/model/filter).
 */
final class FilterSections {
    /**
     * The pattern of the original tags. A filter that is an output in fluentd takes records with these tags, and emits
     * them with other tags.
     */
    private static final String TAGGED = "kubernetes.**";

    /** The version from which the tag and the prefix of a filter can be changed. */
    private static final Version MATCH_TAG = Version.of("3.17.10");

    private static final Section RECORD = Section.ofTexts("record");
    private static final Section LABELS = Section.ofTexts("labels");

    private static final Map<String, Section> ALL = Map.ofEntries(
            entry(
                    "concat",
                    filter("concat")
                            .since("4.0.0", rows -> rows.pointer("separator", "\"\\n\""))
                            .prepared((spec, rendering, id) -> withKey(spec, "key", rendering))),
            entry("dedot", filter("dedot")),
            entry("detectExceptions", match("detect_exceptions").prepared(FilterSections::withTagPrefix)),
            entry("elasticsearch_genid", filter("elasticsearch_genid")),
            entry(
                    "enhanceK8s",
                    filter("enhance_k8s_metadata")
                            .hidden("client_cert", "client_key", "ca_file")
                            .pointers("verify_ssl", "ssl_partial_chain")),
            entry(
                    "geoip",
                    filter("geoip")
                            .standard("skip_adding_null_record", "true")
                            .since("4.0.0", rows -> rows.pointer("skip_adding_null_record", "true"))
                            .each("records", RECORD)),
            entry(
                    "grep",
                    rules(filter("grep")).each("or", rules(Section.of("or"))).each("and", rules(Section.of("and")))),
            entry("kube_events_timestamp", filter("kube_events_timestamp")),
            entry("parser", ParseSections.PARSER),
            entry(
                    "prometheus",
                    filter("prometheus")
                            .each(
                                    "metrics",
                                    Section.of("metric")
                                            .required("name", "type", "desc")
                                            .child("labels", LABELS))
                            .child("labels", LABELS)),
            entry(
                    "record_modifier",
                    filter("record_modifier")
                            .each("replaces", Section.of("replace").required("key", "expression", "replace"))
                            .each("records", RECORD)),
            entry("record_transformer", filter("record_transformer").each("records", RECORD)),
            entry("stdout", filter("stdout")),
            entry("sumologic", filter("kubernetes_sumologic").pointers("tracing_format")),
            entry(
                    "tag_normaliser",
                    match("tag_normaliser").standard("format", "${namespace_name}.${pod_name}.${container_name}")),
            entry("throttle", filter("throttle")),
            entry("useragent", filter("ua_parser")));

    private FilterSections() {}

    private static Section filter(String type) {
        return Section.of("filter", "**").type(type);
    }

    private static Section match(String type) {
        return Section.of("match", TAGGED).type(type).nonEmptyTagOf("match_tag", TAGGED);
    }

    private static Section rules(Section section) {
        return section.each("regexp", Section.of("regexp").required("key", "pattern"))
                .each("exclude", Section.of("exclude").required("key", "pattern"));
    }

    /** The filter with a key; empty if there is none. */
    static Optional<Section> of(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    /** The field that contains the text of a record, which depends on the runtime of containers. */
    static Tree.Mapping withKey(Tree.Mapping spec, String field, Rendering rendering) {
        return spec.hasValue(field) ? spec : Texts.with(spec, field, rendering.logKey());
    }

    /** Up to 3.17.3 the prefix cannot be changed. */
    private static Tree.Mapping withTagPrefix(Tree.Mapping spec, Rendering rendering, String id) {
        boolean isFree = rendering.isSince(MATCH_TAG) && spec.hasValue("remove_tag_prefix");
        return isFree ? spec : Texts.with(spec, "remove_tag_prefix", "kubernetes");
    }
}
