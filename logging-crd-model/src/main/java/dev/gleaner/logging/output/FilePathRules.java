package dev.gleaner.logging.output;

import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.plugin.ChunkKeys;
import dev.gleaner.logging.plugin.PlainNumber;
import java.util.List;
import java.util.Optional;

/**
 * Checks that the path of a file output has a placeholder for each key of its buffer, and for no other key. fluentd
 * completes the path with a time before it compares the two (fluentd 1.14.6, lib/fluent/plugin/out_file.rb).
 */
final class FilePathRules {
    private static final double DAY = 86_400;

    private static final String DEFAULT_TIMEKEY = "10m";

    private FilePathRules() {}

    static void check(Tree.Mapping file, Position position, FieldPath path, Violations violations) {
        String written = file.text("path").map(String::strip).orElse("");
        Tree section = file.get("buffer").orElse(Tree.nothing());
        Tree.Mapping buffer = section instanceof Tree.Mapping mapping ? mapping : Tree.mapping(m -> {});
        if (written.isEmpty() || !ChunkKeys.isReadable(buffer)) {
            return;
        }
        boolean isDisabled = buffer.isTrue("disabled");
        ChunkKeys keys = isDisabled ? new ChunkKeys(List.of("time")) : ChunkKeys.of(buffer);
        String timekey = buffer.text("timekey").filter(text -> !text.isEmpty()).orElse(DEFAULT_TIMEKEY);
        List<String> parts = keys.hasTime() ? timeParts(isDisabled ? DAY : PlainNumber.seconds(timekey)) : List.of();
        problem(written, parts)
                .ifPresentOrElse(
                        fault -> violations.report(fault, file, path, "path"),
                        () -> checkKeys(completed(file, written, parts), keys, file, path, violations));
    }

    private static List<String> timeParts(double timekey) {
        List<String> parts = List.of("%Y", "%m", "%d", "%H", "%M", "%S");
        return parts.subList(0, timekey < 60 ? 6 : timekey < 3600 ? 5 : timekey < DAY ? 4 : 3);
    }

    private static Optional<Fault> problem(String path, List<String> parts) {
        if (path.contains("*")) {
            return parts.isEmpty() ? Optional.of(OutputFault.FILE_PATH_STAR) : Optional.empty();
        }
        return parts.stream().anyMatch(path::contains) && !parts.stream().allMatch(path::contains)
                ? Optional.of(OutputFault.FILE_PATH_TIME_PARTS)
                : Optional.empty();
    }

    private static String completed(Tree.Mapping file, String path, List<String> parts) {
        String index = file.isTrue("append") ? "" : "_**";
        String compress = file.text("compress").orElse("");
        String end = compress.equals("gzip") || compress.equals("gz") ? ".gz" : "";
        String time = String.join("", parts);
        if (path.contains("*")) {
            return path.replace("*", time + index) + end;
        }
        String given = file.text("path_suffix").filter(text -> !text.isEmpty()).orElse(".log");
        String suffix = file.isFalse("add_path_suffix") ? "" : given;
        boolean hasTime = parts.isEmpty() || path.contains(parts.get(0));
        return path + (hasTime ? "" : "." + time) + index + suffix + end;
    }

    private static void checkKeys(
            String completed, ChunkKeys keys, Tree.Mapping file, FieldPath path, Violations violations) {
        Placeholders placeholders = new Placeholders(completed);
        String shown = Printable.line(completed);
        if (placeholders.hasTime() && !keys.hasTime()) {
            violations.report(OutputFault.FILE_PATH_TIME, file, path, "path", shown);
        }
        if (placeholders.hasTag() != keys.hasTag()) {
            Fault fault = keys.hasTag() ? OutputFault.FILE_PATH_TAG_NONE : OutputFault.FILE_PATH_TAG;
            violations.report(fault, file, path, "path", shown);
        }
        List<String> missing = without(keys.fields(), placeholders.fields());
        if (!missing.isEmpty()) {
            violations.report(OutputFault.FILE_PATH_FIELDS_NONE, file, path, "path", shown, String.join(",", missing));
        }
        List<String> unknown = without(placeholders.fields(), keys.fields());
        if (!unknown.isEmpty()) {
            violations.report(OutputFault.FILE_PATH_FIELDS, file, path, "path", shown, String.join(",", unknown));
        }
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }
}
