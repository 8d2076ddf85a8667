package dev.gleaner.audit.validate;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The type of a document, completed as the server does it: a missing kind is Policy, and a missing version is the
 * internal version, which a file must not have (Kubernetes v1.24,
 * k8s.io/apimachinery/pkg/runtime/serializer/json/json.go).
 *
 * @param group the API group
 * @param version the version of the API, such as {@code v1}
 * @param kind the kind
 * @param isKindMissing whether the document has no kind
 * @param position the position of the version, or of the document if it has no version
 */
record TypeMeta(String group, String version, String kind, boolean isKindMissing, Position position) {
    private static final String GROUP = "audit.k8s.io";
    private static final String INTERNAL = "__internal";
    private static final Set<String> KINDS = Set.of("Policy", "PolicyList", "Event", "EventList");
    private static final Set<String> BETAS = Set.of("v1beta1", "v1alpha1");

    /** The Go type into which the two fields are decoded first. */
    private static final String BOTH =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    /** Thrown if the server does not accept the type of a document; contains the message of the server. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Position position;

        Unknown(Position position, String message) {
            super(message, null, false, false);
            this.position = position;
        }

        Position position() {
            return position;
        }

        String wording() {
            return String.valueOf(getMessage());
        }
    }

    /** Whether the server ignores the case of a field. */
    static boolean ignoresCase(String name) {
        return name.equalsIgnoreCase("apiVersion") || name.equalsIgnoreCase("kind");
    }

    static TypeMeta of(Tree document) throws Unknown {
        if (!(document instanceof Tree.Mapping) && !(document instanceof Tree.Nothing)) {
            throw notDecoded(document, "Go value of type " + BOTH);
        }
        Tree.Text apiVersion = field(document, "apiVersion");
        Tree.Text kind = field(document, "kind");
        List<String> parts = List.of(apiVersion.value().split("/", -1));
        if (parts.size() > 2) {
            throw new Unknown(apiVersion.position(), "unexpected GroupVersion string: " + apiVersion.value());
        }
        String group = parts.size() == 2 ? parts.get(0) : "";
        String version = parts.get(parts.size() - 1);
        boolean isDefault = version.isEmpty() && (group.isEmpty() || group.equals(GROUP));
        return new TypeMeta(
                isDefault ? GROUP : group,
                isDefault ? INTERNAL : version,
                kind.value().isEmpty() ? "Policy" : kind.value(),
                kind.value().isEmpty(),
                apiVersion.position());
    }

    /** The last field with a name in any case, in the order of the names: Go sorts the keys of YAML. */
    private static Tree.Text field(Tree document, String name) throws Unknown {
        Tree.Text found = new Tree.Text("", document.position());
        if (document instanceof Tree.Mapping mapping) {
            for (Tree.Field field : sorted(mapping)) {
                if (field.name().equalsIgnoreCase(name) && !(field.value() instanceof Tree.Nothing)) {
                    if (!(field.value() instanceof Tree.Text text)) {
                        throw notDecoded(field.value(), "Go struct field ." + name + " of type string");
                    }
                    found = text;
                }
            }
        }
        return found;
    }

    private static List<Tree.Field> sorted(Tree.Mapping mapping) {
        return mapping.fields().stream()
                .sorted(Comparator.comparing(Tree.Field::name))
                .toList();
    }

    private static Unknown notDecoded(Tree found, String target) {
        return new Unknown(
                found.position(),
                "couldn't get version/kind; json parse error: json: cannot unmarshal " + PolicyDecoder.kindOf(found)
                        + " into " + target);
    }

    /** Refuses a type that is not a policy. */
    void requirePolicy(KubernetesVersion server) throws Unknown {
        if (version.isEmpty()) {
            throw new Unknown(position, "Object 'apiVersion' is missing");
        }
        boolean known = group.equals(GROUP)
                && (version.equals("v1") || isInternal() || server.acceptsBetaPolicies() && BETAS.contains(version));
        if (!known || !KINDS.contains(kind)) {
            String of = group.equals(GROUP) && isInternal()
                    ? "the internal version of group \"" + GROUP + "\""
                    : "version " + GoText.quote(group.isEmpty() ? version : group + "/" + version);
            // A scheme is named after the line that creates it; it moved when two imports were removed.
            int line = server.acceptsBetaPolicies() ? 32 : 30;
            throw new Unknown(
                    position,
                    "no kind " + GoText.quote(kind) + " is registered for " + of
                            + " in scheme \"k8s.io/apiserver/pkg/audit/scheme.go:" + line + "\"");
        }
        if (!kind.equals("Policy")) {
            String type = isInternal() ? "audit" : version;
            throw new Unknown(position, "converting (" + type + "." + kind + ") to (audit.Policy): unknown conversion");
        }
    }

    /** Whether the version is the internal one, which no file may have. */
    boolean isInternal() {
        return version.equals(INTERNAL);
    }

    /** Whether the version is a beta version, which 1.24 removed. */
    boolean isBeta() {
        return BETAS.contains(version);
    }

    /** The type as the server prints it. */
    String inWords() {
        return group + "/" + version + ", Kind=" + kind;
    }
}
