package dev.gleaner.audit.validate;

import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the tree of a policy as the server does: null is absent, or in a list an empty value; unknown fields are
 * omitted; values are not converted to other types (Kubernetes v1.24, sigs.k8s.io/json). For a single use.
 */
final class PolicyDecoder {
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[-+]\\d\\d:\\d\\d)");

    private final KubernetesVersion version;
    private final String file;
    private final List<Violation> ignored = new ArrayList<>();
    private final List<Violation> errors = new ArrayList<>();
    private Optional<String> typeError = Optional.empty();
    private Optional<String> timeError = Optional.empty();

    private PolicyDecoder(KubernetesVersion version, String file) {
        this.version = version;
        this.file = file;
    }

    /**
     * The result of decoding.
     *
     * @param policy the decoded document; undefined if there is an error
     * @param ignored the fields that the server ignores
     * @param error Go's message; empty if everything was decoded
     * @param errors a violation for each value that could not be decoded
     */
    record Decoded(Part policy, List<Violation> ignored, Optional<String> error, List<Violation> errors) {}

    /** Decodes a document of a version of the API, such as {@code v1}. */
    static Decoded decode(Part document, String api, KubernetesVersion version) {
        PolicyDecoder decoder = new PolicyDecoder(version, document.file());
        GoType.Struct type = PolicyTypes.policy(api, version);
        Tree tree = decoder.value(type, document.tree(), document.path(), "", null);
        Part policy = new Part(
                document.file(),
                document.path(),
                tree == null ? Tree.mapping(document.tree().position(), List.of()) : tree);
        // An invalid time ends decoding at once; other errors are returned at the end of the document.
        return new Decoded(policy, decoder.ignored, decoder.timeError.or(() -> decoder.typeError), decoder.errors);
    }

    /** The decoded value; null if it cannot be decoded. */
    private @Nullable Tree value(GoType type, Tree tree, FieldPath path, String goField, @Nullable Holder holder) {
        if (type instanceof GoType.Struct struct) {
            return struct(struct, tree, path, goField, holder);
        }
        if (type instanceof GoType.ListOf list && tree instanceof Tree.Sequence sequence) {
            return list(list, sequence, path, goField, holder);
        }
        if (type instanceof GoType.MapOf map && tree instanceof Tree.Mapping mapping) {
            return map(map, mapping, path, goField, holder);
        }
        if (type instanceof GoType.Text && tree instanceof Tree.Nothing) {
            return new Tree.Text("", tree.position());
        }
        if (type instanceof GoType.Time && tree instanceof Tree.Text text) {
            return time(text, path);
        }
        boolean fits = type instanceof GoType.Any
                || type instanceof GoType.Text && tree instanceof Tree.Text
                || type instanceof GoType.Flag && tree instanceof Tree.Flag
                || type instanceof GoType.Whole && isWhole(tree);
        return fits ? tree : wrong(type, tree, path, goField, holder);
    }

    private @Nullable Tree struct(
            GoType.Struct type, Tree tree, FieldPath path, String goField, @Nullable Holder outer) {
        if (tree instanceof Tree.Nothing) {
            return Tree.mapping(tree.position(), List.of());
        }
        if (!(tree instanceof Tree.Mapping mapping)) {
            return wrong(type, tree, path, goField, outer);
        }
        Holder holder = new Holder(type, mapping, outer);
        List<Tree.Field> fields = new ArrayList<>();
        for (Tree.Field field : sorted(mapping)) {
            FieldPath at = path.field(field.name());
            GoType fieldType = type.fields().get(field.name());
            if (fieldType == null) {
                ignored.add(IgnoredField.violation(field, holder, version, file, at));
            } else if (!(field.value() instanceof Tree.Nothing)) {
                String name = goField.isEmpty() ? field.name() : goField + "." + field.name();
                Tree value = value(fieldType, field.value(), at, name, holder);
                if (value != null) {
                    fields.add(new Tree.Field(field.name(), value, field.position()));
                }
            }
        }
        fields.sort(Comparator.comparing(Tree.Field::position));
        return Tree.mapping(mapping.position(), fields);
    }

    /**
     * The fields sorted by name. Go converts YAML to JSON with sorted keys before decoding, which determines the first
     * error.
     */
    private static List<Tree.Field> sorted(Tree.Mapping mapping) {
        return mapping.fields().stream()
                .sorted(Comparator.comparing(Tree.Field::name))
                .toList();
    }

    private Tree list(
            GoType.ListOf type, Tree.Sequence sequence, FieldPath path, String goField, @Nullable Holder holder) {
        List<Tree> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Tree item = value(type.element(), sequence.items().get(i), path.index(i), goField, holder);
            Stream.ofNullable(item).forEach(items::add);
        }
        return new Tree.Sequence(items, sequence.position());
    }

    private Tree map(GoType.MapOf type, Tree.Mapping mapping, FieldPath path, String goField, @Nullable Holder holder) {
        List<Tree.Field> fields = new ArrayList<>();
        for (Tree.Field field : mapping.fields()) {
            Tree value = value(type.value(), field.value(), path.field(field.name()), goField, holder);
            Stream.ofNullable(value).forEach(held -> fields.add(new Tree.Field(field.name(), held, field.position())));
        }
        return Tree.mapping(mapping.position(), fields);
    }

    private @Nullable Tree time(Tree.Text text, FieldPath path) {
        if (isTime(text.value())) {
            return text;
        }
        String found = GoText.quote(text.value());
        String message =
                "parsing time " + found + " as \"2006-01-02T15:04:05Z07:00\": cannot parse " + found + " as \"2006\"";
        timeError = Optional.of(timeError.orElse(message));
        errors.add(Violation.of(ServerFault.DECODE, file, text.position(), path, message));
        return null;
    }

    private static boolean isTime(String text) {
        try {
            return RFC_3339.matcher(text).matches()
                    && !OffsetDateTime.parse(text).equals(OffsetDateTime.MIN);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isWhole(Tree tree) {
        return tree instanceof Tree.Decimal number
                && number.value().stripTrailingZeros().scale() <= 0
                && number.value().toBigInteger().bitLength() < Long.SIZE;
    }

    private @Nullable Tree wrong(GoType wanted, Tree found, FieldPath path, String goField, @Nullable Holder holder) {
        String value = wanted instanceof GoType.Whole && found instanceof Tree.Decimal number
                ? "number " + number.value()
                : kindOf(found);
        String target = holder == null
                ? "Go value of type "
                : "Go struct field " + holder.type().name() + "." + goField + " of type ";
        String message = "json: cannot unmarshal " + value + " into " + target + wanted.spelling();
        if (wanted instanceof GoType.Time) {
            timeError = Optional.of(timeError.orElse(message));
        }
        typeError = Optional.of(typeError.orElse(message));
        errors.add(Violation.of(ServerFault.DECODE, file, found.position(), path, message));
        return null;
    }

    /** The name of a value in Go's messages. */
    static String kindOf(Tree tree) {
        if (tree instanceof Tree.Mapping) {
            return "object";
        }
        if (tree instanceof Tree.Sequence) {
            return "array";
        }
        if (tree instanceof Tree.Decimal) {
            return "number";
        }
        return tree instanceof Tree.Flag ? "bool" : tree instanceof Tree.Text ? "string" : "null";
    }
}
