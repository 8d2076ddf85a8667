package dev.gleaner.logging.route;

import dev.gleaner.logging.filter.DedotFilter;
import dev.gleaner.logging.filter.EnhanceK8sFilter;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.filter.OpaqueFilter;
import dev.gleaner.logging.filter.ParserFilter;
import dev.gleaner.logging.filter.RecordModifierFilter;
import dev.gleaner.logging.filter.RecordTransformerFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a filter may change the fields by which match lists select: {@code kubernetes} and its namespace. */
final class MetadataChange {
    private static final List<String> FIELDS = List.of("kubernetes", "kubernetes_namespace");

    /** Ruby code that reads a field, the tag or the time, and changes nothing. */
    private static final Pattern READS = Pattern.compile(
            "\\$\\{(record((\\[\"[^\"]*\"])|(\\['[^']*'])|(\\.dig\\([^()]*\\)))++|tag|time|hostname|tag_parts\\[-?\\d+])}");

    private MetadataChange() {}

    /** Whether a filter may change the metadata of its records. */
    static boolean isIn(Filter filter) {
        if (filter instanceof RecordModifierFilter modifier) {
            return removesAny(modifier.removeKeys())
                    || modifier.whitelistKeys().isPresent() && !keepsAll(modifier.whitelistKeys())
                    || writesAny(modifier.records(), true);
        }
        if (filter instanceof RecordTransformerFilter transformer) {
            return removesAny(transformer.removeKeys())
                    || transformer.renewRecord().orElse(false) && !keepsAll(transformer.keepKeys())
                    || writesAny(transformer.records(), transformer.enableRuby().orElse(false));
        }
        if (filter instanceof ParserFilter parser) {
            boolean isApart =
                    parser.injectKeyPrefix().filter(text -> !text.isEmpty()).isPresent()
                            || parser.hashValueField()
                                    .filter(name -> !name.isEmpty() && !FIELDS.contains(name))
                                    .isPresent();
            return !parser.reserveData().orElse(false)
                    || !isApart
                    || parser.removeKeyNameField().orElse(false) && removesAny(parser.keyName());
        }
        return filter instanceof DedotFilter || filter instanceof EnhanceK8sFilter || filter instanceof OpaqueFilter;
    }

    /** Whether a filter may change nested metadata in place, so that other flows see the change. */
    static boolean isShared(Filter filter) {
        if (filter instanceof RecordModifierFilter modifier) {
            return removesNested(modifier.removeKeys()) || writesAny(modifier.records(), true);
        }
        if (filter instanceof RecordTransformerFilter transformer) {
            return removesNested(transformer.removeKeys())
                    || writesAny(transformer.records(), transformer.enableRuby().orElse(false));
        }
        if (filter instanceof ParserFilter parser) {
            return parser.removeKeyNameField().orElse(false) && removesNested(parser.keyName());
        }
        return filter instanceof DedotFilter || filter instanceof EnhanceK8sFilter || filter instanceof OpaqueFilter;
    }

    private static boolean removesAny(Optional<String> names) {
        return TransformerStage.names(names).stream()
                .anyMatch(name -> FIELDS.contains(FieldAccess.of(name).keys().get(0)));
    }

    private static boolean removesNested(Optional<String> names) {
        return TransformerStage.names(names).stream()
                .map(FieldAccess::of)
                .anyMatch(field ->
                        field.isNested() && FIELDS.contains(field.keys().get(0)));
    }

    private static boolean keepsAll(Optional<String> names) {
        return TransformerStage.names(names).containsAll(FIELDS);
    }

    private static boolean writesAny(List<Map<String, String>> records, boolean isRuby) {
        return records.stream()
                .flatMap(record -> record.entrySet().stream())
                .anyMatch(field -> FIELDS.contains(field.getKey())
                        || isRuby
                                && READS.matcher(field.getValue())
                                        .replaceAll("")
                                        .contains("${"));
    }
}
