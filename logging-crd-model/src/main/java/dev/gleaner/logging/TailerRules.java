package dev.gleaner.logging;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.NameSyntax;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules for the containers of tailers (3.17.3, pkg/resources/extensions/hosttailer), and those of the API server
 * for the objects that the operator creates from them.
 */
final class TailerRules {
    private static final String JOURNAL = "/var/log/journal";

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

    /** A tailer in one of the lists, and its file, which is empty if it has none. */
    private record Tailer(Tree.Mapping fields, FieldPath path, String file) {
        String name() {
            return fields.text("name").orElse("");
        }

        /** The folder that the operator mounts. */
        String folder() {
            int end = file.lastIndexOf('/');
            if (end <= 0) {
                return end < 0 ? "." : "/";
            }
            return file.substring(0, end).replaceAll("/+", "/");
        }
    }

    private TailerRules() {}

    static void checkFileTailer(Tree.Mapping tailer, Position position, FieldPath path, Violations violations) {
        if (isEnabled(tailer) && !tailer.hasValue("path")) {
            violations.report(TailerFault.PATH_NONE, tailer, path, "path");
        }
        checkContainer(tailer, path, violations);
    }

    static void checkSystemdTailer(Tree.Mapping tailer, Position position, FieldPath path, Violations violations) {
        checkContainer(tailer, path, violations);
    }

    private static void checkContainer(Tree.Mapping tailer, FieldPath path, Violations violations) {
        if (!isEnabled(tailer)) {
            return;
        }
        tailer.text("name")
                .filter(name -> !NameSyntax.label(name).isEmpty())
                .ifPresent(name -> violations.report(TailerFault.NAME, tailer, path, "name", Violation.quoted(name)));
        if (tailer.get("image").orElse(Tree.nothing()) instanceof Tree.Mapping image && !image.hasValue("repository")) {
            violations.report(TailerFault.IMAGE_REPOSITORY_NONE, image, path.field("image"), "repository");
        }
    }

    /**
     * Checks the tailers of a host tailer together: their names, their folders, and the overrides of their containers.
     */
    static void checkSpec(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        List<Tailer> tailers = new ArrayList<>(tailers(spec, "fileTailers", "", path));
        tailers.addAll(tailers(spec, "systemdTailers", JOURNAL, path));
        if (spec.isSet("image")) {
            violations.report(TailerFault.IMAGE_UNUSED, spec, path, "image");
        }
        if (tailers.isEmpty()) {
            violations.report(TailerFault.TAILERS_NONE, position, path);
            return;
        }
        checkContainers(spec, path, names(tailers), violations);
        tailers.removeIf(tailer -> !isEnabled(tailer.fields()));
        checkNames(tailers, violations);
        if (!replacesVolumes(spec)) {
            checkFolders(tailers, violations);
        }
    }

    private static List<Tailer> tailers(Tree.Mapping spec, String field, String defaultFile, FieldPath path) {
        List<Tailer> tailers = new ArrayList<>();
        if (spec.get(field).orElse(Tree.nothing()) instanceof Tree.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (list.items().get(i) instanceof Tree.Mapping tailer) {
                    String file =
                            tailer.text("path").filter(text -> !text.isEmpty()).orElse(defaultFile);
                    tailers.add(new Tailer(tailer, path.field(field).index(i), file));
                }
            }
        }
        return tailers;
    }

    private static boolean isEnabled(Tree.Mapping tailer) {
        return !tailer.get("disabled").equals(Optional.of(Tree.flag(true)));
    }

    /** Whether overrides replace the volumes that the operator gives to the pods. */
    private static boolean replacesVolumes(Tree.Mapping spec) {
        return spec.get("workloadOverrides").orElse(Tree.nothing()) instanceof Tree.Mapping overrides
                && overrides.hasValue("volumes");
    }

    private static Set<String> names(List<Tailer> tailers) {
        return tailers.stream().map(Tailer::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void checkNames(List<Tailer> tailers, Violations violations) {
        Map<String, FieldPath> first = new LinkedHashMap<>();
        for (Tailer tailer : tailers) {
            FieldPath other = first.putIfAbsent(tailer.name(), tailer.path());
            if (other != null && !tailer.name().isEmpty()) {
                violations.report(
                        TailerFault.NAME_TWICE,
                        tailer.fields(),
                        tailer.path(),
                        "name",
                        Violation.quoted(tailer.name()),
                        other);
            }
        }
    }

    /** Checks the folders that are mounted. A folder inside the folder of another tailer is not mounted by itself. */
    private static void checkFolders(List<Tailer> tailers, Violations violations) {
        for (Tailer tailer : tailers) {
            String folder = tailer.folder();
            boolean isMounted = tailers.stream()
                    .map(Tailer::folder)
                    .noneMatch(other -> folder.startsWith(other) && !folder.equals(other));
            if (isMounted && !tailer.file().isEmpty()) {
                checkFolder(folder, tailer, violations);
            }
        }
    }

    private static void checkFolder(String folder, Tailer tailer, Violations violations) {
        if (!folder.startsWith("/") || !NameSyntax.label(volumeName(folder)).isEmpty()) {
            violations.report(TailerFault.FOLDER, tailer.fields(), tailer.path(), "path", Violation.quoted(folder));
        } else if (WILDCARD.matcher(folder).find()) {
            violations.report(
                    TailerFault.FOLDER_WILDCARD, tailer.fields(), tailer.path(), "path", Violation.quoted(folder));
        }
    }

    /** The name that the operator gives to the volume of a folder. */
    private static String volumeName(String folder) {
        return Arrays.stream(folder.split("/"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^-a-z0-9]", "-");
    }

    /** Checks that each override in a spec has the name of an existing container. */
    static void checkContainers(Tree.Mapping spec, FieldPath path, Collection<String> names, Violations violations) {
        if (!(spec.get("workloadOverrides").orElse(Tree.nothing()) instanceof Tree.Mapping overrides)
                || !(overrides.get("containers").orElse(Tree.nothing()) instanceof Tree.Sequence containers)) {
            return;
        }
        FieldPath list = path.field("workloadOverrides").field("containers");
        for (int i = 0; i < containers.items().size(); i++) {
            if (containers.items().get(i) instanceof Tree.Mapping container
                    && !names.contains(container.text("name").orElse(""))) {
                violations.report(
                        LoggingFault.TAILER_CONTAINER,
                        container,
                        list.index(i),
                        "name",
                        Violation.quoted(container.text("name").orElse("")),
                        names.stream().map(Violation::quoted).collect(Collectors.joining(" or ")));
            }
        }
    }
}
