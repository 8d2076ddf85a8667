package dev.gleaner.manifest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file, or a text inside a file, contains. */
enum Content {
    /** Objects and settings that are recognized by their fields. */
    ANY,
    /** Objects of the cluster. */
    MANIFESTS,
    /** Settings of a node, among them objects for the cluster. */
    SETTINGS,
    /** The configuration of an RKE2 or k3s server, or an audit policy in its folder. */
    SERVER_CONFIG,
    /** Values of the rancher-logging chart. */
    VALUES,
    /** Anything else. It is ignored unless it is an object in an API group that Gleaner knows. */
    OTHER;

    /**
     * A file or folder of a node.
     *
     * @param path the file, or the folder with a slash at its end
     * @param content the content of the file, or of the YAML files in the folder
     */
    private record Place(String path, Content content) {
        boolean contains(String file) {
            return path.endsWith("/") ? file.startsWith(path) && isYaml(file) : file.equals(path);
        }

        private static boolean isYaml(String file) {
            String name = file.toLowerCase(Locale.ROOT);
            return name.endsWith(".yaml") || name.endsWith(".yml");
        }
    }

    /**
     * The files and folders that are read as YAML: by RKE2 and k3s (k3s, pkg/configfilearg/parser.go and
     * pkg/deploy/controller.go), by rancherd (harvester-installer v1.1.0), and by elemental at boot (Harvester's
     * documentation, /oem).
     */
    private static final List<Place> PLACES = List.of(
            new Place("/etc/rancher/rke2/config.yaml", SERVER_CONFIG),
            new Place("/etc/rancher/rke2/config.yaml.d/", SERVER_CONFIG),
            new Place("/etc/rancher/k3s/config.yaml", SERVER_CONFIG),
            new Place("/etc/rancher/k3s/config.yaml.d/", SERVER_CONFIG),
            new Place("/var/lib/rancher/rke2/server/manifests/", MANIFESTS),
            new Place("/var/lib/rancher/k3s/server/manifests/", MANIFESTS),
            new Place("/etc/rancher/rancherd/config.yaml", SETTINGS),
            new Place("/etc/rancher/rancherd/config.yaml.d/", SETTINGS),
            new Place("/oem/", SETTINGS));

    /**
     * Harvester's files in the folder of the configuration; generated files have the prefix (harvester-installer, v1.1.0
     * to v1.6.0).
     */
    private static final Pattern HARVESTER =
            Pattern.compile("/(rke2-)?9[02]-harvester-(server|kube-audit-policy)\\.yaml$");

    private static final String NODE = "/etc/rancher/";

    /** The content of a file with this path, which may be a copy of a file of a node. */
    static Content ofFile(String name) {
        String path = "/" + name.replace('\\', '/');
        int node = path.lastIndexOf(NODE);
        boolean isConfig = node >= 0 && of(path.substring(node)) == SERVER_CONFIG
                || HARVESTER.matcher(path).find();
        return isConfig ? SERVER_CONFIG : ANY;
    }

    /** The content of a file of a node. */
    static Content of(String path) {
        return PLACES.stream()
                .filter(place -> place.contains(path))
                .map(Place::content)
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether a document may be a list of objects, or contain one. */
    boolean mayBeList() {
        return this != VALUES && this != SERVER_CONFIG;
    }

    /** Whether every document is an object of the cluster or of a known form. */
    boolean isChecked() {
        return this == ANY || this == MANIFESTS;
    }
}
