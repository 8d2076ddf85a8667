package dev.gleaner.lint;

import dev.gleaner.audit.ApiServerArgument;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The options of a server that a later file replaces. RKE2 and k3s read {@code config.yaml} first, then the files of
 * {@code config.yaml.d} in the order of their names (k3s, pkg/configfilearg/parser.go).
 */
final class ReplacedOptions {
    /** A file of the configuration of a server, whose folder is known. */
    private record ConfigFile(String path, Part part) {
        /** The path of the file that is read first. */
        String main() {
            int folder = path.indexOf(".yaml.d/");
            return folder < 0 ? path : path.substring(0, folder) + ".yaml";
        }
    }

    private static final Pattern CONFIG = Pattern.compile("/etc/rancher/(rke2|k3s)/config\\.yaml(\\.d/[^/]+)?");

    private ReplacedOptions() {}

    /** The violations of the files that one configuration writes. */
    static Stream<Violation> of(List<ParsedObject> objects) {
        Map<String, List<ConfigFile>> servers = new TreeMap<>();
        for (ParsedObject object : objects) {
            object.nodePath()
                    .filter(path -> CONFIG.matcher(path).matches())
                    .map(path -> new ConfigFile(path, object.part()))
                    .ifPresent(file -> servers.computeIfAbsent(file.main(), main -> new ArrayList<>())
                            .add(file));
        }
        return servers.values().stream().flatMap(files -> Stream.of(ApiServerArgument.POLICY, ApiServerArgument.LIST)
                .flatMap(option -> replaced(option, files)));
    }

    private static Stream<Violation> replaced(String option, List<ConfigFile> files) {
        List<ConfigFile> having = files.stream()
                .filter(file -> !(file.part().field(option).tree() instanceof Tree.Nothing))
                // "config.yaml" sorts before "config.yaml.d/".
                .sorted(Comparator.comparing(ConfigFile::path))
                .toList();
        // One file may be written in several stages; it does not replace itself.
        return having.stream()
                .filter(file ->
                        !file.path().equals(having.get(having.size() - 1).path()))
                .map(file -> file.part()
                        .field(option)
                        .violation(
                                LintFault.OPTION_REPLACED,
                                option,
                                having.get(having.size() - 1).path()));
    }
}
