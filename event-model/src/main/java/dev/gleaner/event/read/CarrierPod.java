package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.log.PodInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pods that an object names as the origin of the records that it carries. There may be several: a line can have
 * fields with any names, and its collector adds more. Every pod counts, because no field shows who wrote it.
 */
final class CarrierPod {
    /**
     * The maximum number of different names that are combined, and of pods. If there are more, an unknown pod is added.
     */
    private static final int MOST = 8;

    private static final PodInfo UNKNOWN = PodInfo.of(p -> {});

    private final List<String> pods = new ArrayList<>();
    private final List<String> namespaces = new ArrayList<>();
    private final List<String> sureNamespaces = new ArrayList<>();
    private final List<String> containers = new ArrayList<>();

    /** The pods that a single text or object describes completely. */
    private final List<PodInfo> whole = new ArrayList<>();

    private boolean isOfStream;

    /** Whether there are more names than are combined. */
    private boolean isTooMany;

    private CarrierPod() {}

    /** The members of an object. */
    interface Members {
        /** The names of the members. */
        Collection<String> names();

        /** The texts of the members with a name, including those in a list, and the {@code name} of an object. */
        List<String> texts(String name);

        /** The pods that the objects with a name describe. */
        List<PodInfo> pods(String name);
    }

    /** The pods that an object names; empty if it names none. A field {@code namespace} alone is not enough. */
    static List<PodInfo> all(Members members) {
        CarrierPod found = new CarrierPod();
        members.names().forEach(name -> found.add(name, members));
        return found.all();
    }

    /** The pods that an object names; empty if it names none. */
    static List<PodInfo> all(Tree.Mapping object) {
        return all(new TreeMembers(object));
    }

    private void add(String name, Members members) {
        OriginName origin = OriginName.of(name);
        if (origin == null) {
            members.texts(name).forEach(text -> OriginText.pod(text).ifPresent(whole::add));
            return;
        }
        List<String> texts = members.texts(name);
        texts.forEach(text -> addText(origin, text));
        if (origin == OriginName.COLLECTED || origin == OriginName.DESCRIPTION) {
            whole.addAll(members.pods(name));
        }
        isOfStream |= name.equals("stream") && !texts.isEmpty();
    }

    private void add(List<String> all, String text) {
        if (text.isEmpty() || all.contains(text)) {
            return;
        }
        if (all.size() < MOST) {
            all.add(text);
        } else {
            isTooMany = true;
        }
    }

    /** Adds the pods that tags name; a tag may occur twice. */
    private void addTags(List<String> tags) {
        List<String[]> named = new ArrayList<>();
        for (String tag : tags) {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                named.add(new String[] {tag.substring(0, colon), tag.substring(colon + 1)});
            }
        }
        whole.addAll(ofPairs(named));
    }

    /** The pods that pairs of a name and a text describe, such as tags or labels; a name may occur twice. */
    static List<PodInfo> ofPairs(List<String[]> pairs) {
        CarrierPod found = new CarrierPod();
        for (String[] pair : pairs) {
            OriginName origin = OriginName.of(pair[0]);
            if (origin != null) {
                found.addText(origin, pair[1]);
            } else {
                OriginText.pod(pair[1]).ifPresent(found.whole::add);
            }
        }
        return found.all();
    }

    private void addText(OriginName origin, String text) {
        switch (origin) {
            case POD -> add(pods, text);
            case NAMESPACE -> {
                add(namespaces, text);
                add(sureNamespaces, text);
            }
            case ANY_NAMESPACE -> add(namespaces, text);
            case CONTAINER -> OriginText.pod(text).ifPresentOrElse(whole::add, () -> add(containers, text));
            case TAGS -> addTags(List.of(text.split(",", -1)));
            case INSTANCE -> OriginText.instance(text).ifPresent(whole::add);
            case COLLECTED -> whole.addAll(inJson(text));
            case DESCRIPTION -> {
                OriginText.pod(text).ifPresent(whole::add);
                addTags(List.of(text));
            }
        }
    }

    private static List<PodInfo> inJson(String text) {
        try {
            return text.startsWith("{") && JsonText.of(text).tree() instanceof Tree.Mapping object
                    ? all(object)
                    : List.of();
        } catch (ViolationException e) {
            return List.of();
        }
    }

    private List<PodInfo> all() {
        List<PodInfo> all = new ArrayList<>();
        List<String> known = !pods.isEmpty() || !containers.isEmpty() || isOfStream ? namespaces : sureNamespaces;
        if (!pods.isEmpty() || !known.isEmpty()) {
            for (String pod : orNone(pods)) {
                for (String namespace : orNone(known)) {
                    for (String container : orNone(containers)) {
                        addTo(all, pod(namespace, pod, container));
                    }
                }
            }
        }
        whole.forEach(pod -> addTo(all, pod));
        if (isTooMany) {
            addTo(all, UNKNOWN);
        }
        return all;
    }

    private static List<String> orNone(List<String> texts) {
        return texts.isEmpty() ? List.of("") : texts;
    }

    private static PodInfo pod(String namespace, String pod, String container) {
        return PodInfo.of(p -> p.podName(pod).namespaceName(namespace).containerName(container));
    }

    /**
     * Adds a pod, or combines it with one that it does not contradict: a value that one of them lacks is taken from the
     * other.
     */
    static void addTo(List<PodInfo> all, PodInfo pod) {
        for (int i = 0; i < all.size(); i++) {
            PodInfo other = all.get(i);
            String name = either(other.podName(), pod.podName());
            String namespace = either(other.namespaceName(), pod.namespaceName());
            String container = either(other.containerName(), pod.containerName());
            if (name != null && namespace != null && container != null && !isUnknown(other) && !isUnknown(pod)) {
                all.set(
                        i,
                        other.edit(p -> p.podName(name).namespaceName(namespace).containerName(container)));
                return;
            }
        }
        if (all.size() < MOST) {
            all.add(pod);
        } else {
            all.set(MOST - 1, UNKNOWN);
        }
    }

    /** The pods of a carrier and of one inside it. */
    static List<PodInfo> nested(List<PodInfo> outer, List<PodInfo> inner) {
        List<PodInfo> all = Stream.concat(outer.stream(), inner.stream()).toList();
        return all.size() <= MOST
                ? all
                : Stream.concat(all.stream().limit(MOST - 1), Stream.of(UNKNOWN))
                        .toList();
    }

    private static boolean isUnknown(PodInfo pod) {
        return pod.podName().isEmpty() && pod.namespaceName().isEmpty();
    }

    /** The one of two texts that is not empty; null if both are set and differ. */
    private static @Nullable String either(String one, String other) {
        return one.isEmpty() || one.equals(other) ? other : other.isEmpty() ? one : null;
    }

    /** The members of a tree. */
    private record TreeMembers(Tree.Mapping object) implements Members {
        @Override
        public Collection<String> names() {
            return object.fields().stream().map(Tree.Field::name).toList();
        }

        @Override
        public List<String> texts(String name) {
            return textsOf(object.get(name).orElse(Tree.nothing()));
        }

        private static List<String> textsOf(Tree value) {
            if (value instanceof Tree.Sequence list) {
                return list.items().stream()
                        .filter(Tree.Text.class::isInstance)
                        .map(text -> ((Tree.Text) text).value())
                        .toList();
            }
            return value instanceof Tree.Text text
                    ? List.of(text.value())
                    : value instanceof Tree.Mapping part
                            ? part.text("name").stream().toList()
                            : List.of();
        }

        @Override
        public List<PodInfo> pods(String name) {
            return object.get(name).orElse(Tree.nothing()) instanceof Tree.Mapping part && !PlainRecords.isRecord(part)
                    ? all(part)
                    : List.of();
        }
    }
}
