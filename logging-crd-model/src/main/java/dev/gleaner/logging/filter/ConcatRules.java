package dev.gleaner.logging.filter;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;

/** The rules of {@link ConcatFilter}, which fluentd checks (fluent-plugin-concat 2.5.0, filter_concat.rb). */
final class ConcatRules {
    private static final List<String> CRI = List.of("use_partial_cri_logtag");
    private static final List<String> DOCKER = List.of("use_partial_metadata");
    private static final List<String> PARTIAL_KEY = List.of("partial_key");
    private static final List<String> LINES = List.of("n_lines");
    private static final List<String> REGEXPS = List.of("multiline_start_regexp", "multiline_end_regexp");

    /** What determines the parts of a message, in the order of fluentd's messages. */
    private static final List<List<String>> MODES = List.of(CRI, DOCKER, PARTIAL_KEY, LINES, REGEXPS);

    private ConcatRules() {}

    static void checkModes(Tree.Mapping concat, Position position, FieldPath path, Violations violations) {
        List<List<String>> modes =
                MODES.stream().filter(mode -> isUsed(concat, mode)).toList();
        if (modes.isEmpty()) {
            violations.report(FilterFault.CONCAT_NONE, position, path);
        }
        for (int i = 0; i < modes.size(); i++) {
            for (List<String> other : modes.subList(i + 1, modes.size())) {
                checkBoth(concat, modes.get(i), other, path, violations);
            }
        }
    }

    static void checkPartialValue(Tree.Mapping concat, Position position, FieldPath path, Violations violations) {
        if (concat.hasValue("partial_key") && !concat.hasValue("partial_value")) {
            violations.report(FilterFault.CONCAT_PARTIAL_VALUE, concat, path, "partial_key");
        }
    }

    private static void checkBoth(
            Tree.Mapping concat, List<String> one, List<String> other, FieldPath path, Violations violations) {
        // The plug-in accepts the two runtimes together, and uses the metadata of Docker.
        if (!one.equals(CRI) || !other.equals(DOCKER)) {
            violations.report(
                    FilterFault.CONCAT_SEVERAL,
                    concat,
                    path,
                    concat.later(fieldOf(concat, one), fieldOf(concat, other)),
                    String.join("/", one),
                    String.join("/", other));
        }
    }

    /** The first field of a mode that is used. */
    private static String fieldOf(Tree.Mapping concat, List<String> mode) {
        return mode.stream().filter(concat::hasValue).findFirst().orElse(mode.get(0));
    }

    private static boolean isUsed(Tree.Mapping concat, List<String> mode) {
        // A flag of fluentd that is a text in the CRDs.
        return mode.equals(DOCKER)
                ? concat.text(DOCKER.get(0))
                        .filter(List.of("true", "yes")::contains)
                        .isPresent()
                : mode.stream().anyMatch(field -> FilterOptions.isOn(concat, field));
    }
}
