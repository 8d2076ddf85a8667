package dev.gleaner.manifest.apply;

import dev.gleaner.document.FieldPath;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields in which two states of an object differ; fields that only the server writes do not count. */
final class ChangedFields {
    private final List<String> paths = new ArrayList<>();

    private ChangedFields() {}

    /** The paths of the fields, in order; empty if there is no difference. */
    static List<String> between(GenericKubernetesResource before, GenericKubernetesResource after) {
        ChangedFields changed = new ChangedFields();
        changed.compare(FieldPath.ROOT, content(before), content(after));
        return changed.paths;
    }

    private static Map<String, @Nullable Object> content(GenericKubernetesResource object) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.getAdditionalProperties());
        content.remove("status");
        content.put("metadata", metadata(object.getMetadata()));
        return content;
    }

    private static Map<String, @Nullable Object> metadata(ObjectMeta metadata) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("labels", metadata.getLabels());
        fields.put("annotations", metadata.getAnnotations());
        fields.put("finalizers", metadata.getFinalizers());
        fields.put("ownerReferences", metadata.getOwnerReferences());
        return fields;
    }

    private void compare(FieldPath path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            Set<Object> names = new LinkedHashSet<>(one.keySet());
            names.addAll(other.keySet());
            names.forEach(name -> compare(path.field(String.valueOf(name)), one.get(name), other.get(name)));
        } else if (before instanceof List<?> one && after instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(path.index(i), one.get(i), other.get(i));
            }
        } else if (!Objects.equals(before, after) && !(isEmpty(before) && isEmpty(after))) {
            paths.add(path.toString());
        }
    }

    /** Absent labels and no labels are the same. */
    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
