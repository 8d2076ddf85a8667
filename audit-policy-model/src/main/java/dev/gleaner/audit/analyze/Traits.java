package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.Patterns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values that the parts of requests can have, as far as the boxes distinguish them. One value represents all values
 * for which every box has the same answer; one value that no box names represents all unnamed values. Common values
 * come first.
 */
final class Traits {
    /** The groups of which kube-apiserver gives one to each user: one who is authenticated, and an anonymous one. */
    static final List<String> GIVEN_GROUPS = List.of("system:authenticated", "system:unauthenticated");

    private static final List<String> METHODS =
            List.of("get", "head", "post", "put", "patch", "delete", "options", "trace");
    private static final List<String> RESOURCES = List.of("pods", "configmaps", "deployments");
    private static final List<String> SUBRESOURCES = List.of("", "status");
    private static final List<String> PATHS = List.of("healthz", "version", "metrics", "other-1");

    private final Map<Aspect, Set<String>> named = new EnumMap<>(Aspect.class);
    private final Set<String> namedSubresources = new LinkedHashSet<>();
    private Budget budget;

    /** The values that some boxes distinguish. */
    Traits(Collection<Box> boxes, Budget budget) {
        this.budget = budget;
        for (Aspect part : Aspect.values()) {
            named.put(part, new LinkedHashSet<>());
            boxes.forEach(box -> box.accepted(part).forEach(value -> addName(part, value)));
        }
    }

    /** Uses another budget from now on. */
    void useBudget(Budget other) {
        budget = other;
    }

    private void addName(Aspect part, String value) {
        budget.spend(1);
        switch (part) {
            case PATH -> names(part).add(Patterns.withoutStars(value));
            case RESOURCE ->
                ranges(value).forEach(range -> {
                    if (range.resource() != null) {
                        names(part).add(range.resource());
                    }
                    if (range.subresource() != null) {
                        namedSubresources.add(range.subresource());
                    }
                });
            default -> names(part).add(value);
        }
    }

    /**
     * The values that a part can have in requests of a kind that are in all boxes of a list; empty if there are no such
     * requests.
     */
    List<Trait> of(Kind kind, Aspect part, List<Box> within, World world) {
        Stream<Trait> traits =
                switch (part) {
                    case GROUPS -> groups(within);
                    case RESOURCE -> resources(within);
                    case PATH -> paths(within);
                    default -> names(kind, part, within);
                };
        int comparisons =
                within.stream().mapToInt(box -> 1 + box.accepted(part).size()).sum();
        return traits.distinct()
                .filter(trait -> {
                    budget.spend(comparisons);
                    return world.has(kind, trait) && within.stream().allMatch(trait::isIn);
                })
                .toList();
    }

    /** The ranges of a pattern: one for each slash. The work for each is proportional to the length of the pattern. */
    private List<ResourceRange> ranges(String pattern) {
        budget.spend(
                pattern.length(), (int) pattern.chars().filter(c -> c == '/').count());
        return ResourceRange.of(pattern);
    }

    private Stream<Trait> names(Kind kind, Aspect part, List<Box> within) {
        List<String> wanted = within.stream()
                .map(box -> box.accepted(part))
                .filter(accepted -> !accepted.isEmpty())
                .findFirst()
                .orElseGet(() -> commonAndUnnamed(common(kind, part), names(part)::contains));
        return wanted.stream().map(value -> new Trait.Name(part, value));
    }

    private static List<String> common(Kind kind, Aspect part) {
        return switch (part) {
            case USER -> List.of("alice");
            case VERB -> kind == Kind.RESOURCE ? World.RESOURCE_VERBS : METHODS;
            case NAMESPACE -> List.of("default", "");
            case API_GROUP -> List.of("", "apps");
            case NAME -> List.of("", "example");
            default -> List.of();
        };
    }

    /**
     * Combinations of one group from each box that requires groups. A user in more groups only matches more boxes, except
     * that kube-apiserver puts each user into one: these combinations come first, and are the only ones if no box
     * distinguishes the group.
     */
    private Stream<Trait> groups(List<Box> within) {
        List<List<String>> members = List.of(List.of());
        for (Box box : within) {
            List<String> wanted = box.accepted(Aspect.GROUPS);
            if (!wanted.isEmpty()) {
                budget.spend(members.size(), wanted.size());
                members = members.stream()
                        .flatMap(before -> wanted.stream().map(group -> with(before, group)))
                        .distinct()
                        .toList();
            }
        }
        Stream<List<String>> real = members.stream()
                .map(groups -> Collections.disjoint(groups, GIVEN_GROUPS) ? with(groups, GIVEN_GROUPS.get(0)) : groups);
        boolean isDistinguished = names(Aspect.GROUPS).contains(GIVEN_GROUPS.get(0));
        return (isDistinguished ? Stream.concat(real, members.stream()) : real).map(Trait.Groups::new);
    }

    private static List<String> with(List<String> groups, String another) {
        return Stream.concat(groups.stream(), Stream.of(another))
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Trait> resources(List<Box> within) {
        List<ResourceRange> ranges = List.of(ResourceRange.ANY);
        for (Box box : within) {
            List<String> wanted = box.accepted(Aspect.RESOURCE);
            if (!wanted.isEmpty()) {
                budget.spend(ranges.size(), wanted.size());
                ranges = ranges.stream()
                        .flatMap(range -> wanted.stream()
                                .flatMap(pattern -> ranges(pattern).stream())
                                .map(range::and)
                                .flatMap(Stream::ofNullable))
                        .distinct()
                        .toList();
            }
        }
        return ranges.stream().flatMap(this::resources);
    }

    private Stream<Trait> resources(ResourceRange range) {
        List<String> resources = range.resource() != null
                ? List.of(range.resource())
                : commonAndUnnamed(RESOURCES, names(Aspect.RESOURCE)::contains);
        List<String> subresources = range.subresource() != null
                ? List.of(range.subresource())
                : commonAndUnnamed(SUBRESOURCES, namedSubresources::contains);
        return resources.stream()
                .flatMap(resource -> subresources.stream().map(part -> new Trait.Resource(resource, part)));
    }

    /**
     * The paths that patterns name, and for each prefix a path that continues in a way that no pattern names. For the
     * pattern {@code *}, a path that starts with a slash is added. After an API version, only a path with nothing but
     * slashes is not that of a resource, so that paths with further slashes are added, too.
     */
    private Stream<Trait> paths(List<Box> within) {
        Set<String> patterns = new LinkedHashSet<>();
        within.forEach(box -> patterns.addAll(box.accepted(Aspect.PATH)));
        if (patterns.isEmpty()) {
            patterns.add("*");
        }
        List<String> paths = new ArrayList<>();
        for (String pattern : patterns) {
            if (pattern.equals("*")) {
                addContinuation("/", paths);
            }
            if (pattern.endsWith("*")) {
                addContinuation(Patterns.withoutStars(pattern), paths);
            }
            paths.add(Patterns.withoutStars(pattern));
        }
        patterns.stream()
                .filter(pattern -> pattern.endsWith("*"))
                .forEach(pattern -> addSlashes(Patterns.withoutStars(pattern), paths));
        return paths.stream().map(Trait.Path::new);
    }

    private void addContinuation(String beginning, List<String> paths) {
        Stream<String> ends =
                IntStream.rangeClosed('a', Character.MAX_CODE_POINT).mapToObj(Character::toString);
        paths.add(Stream.concat(PATHS.stream(), ends)
                .map(end -> beginning + end)
                .peek(path -> budget.spend(path.length()))
                .filter(path -> !isNamed(path, beginning.length()))
                .findFirst()
                .orElseThrow());
    }

    /** Whether patterns name the path, or a prefix of it that is longer than a length. */
    private boolean isNamed(String path, int length) {
        return IntStream.rangeClosed(length + 1, path.length())
                .anyMatch(end -> names(Aspect.PATH).contains(path.substring(0, end)));
    }

    /**
     * Adds paths with as many slashes as patterns name, and one more. Paths with further slashes are in the same boxes.
     */
    private void addSlashes(String beginning, List<String> paths) {
        String path = beginning;
        do {
            path += "/";
            budget.spend(path.length());
            paths.add(path);
        } while (names(Aspect.PATH).contains(path));
    }

    /** The common values, and one that no box names. */
    private static List<String> commonAndUnnamed(List<String> common, Predicate<String> isNamed) {
        Stream<String> unnamed = Stream.iterate(1, i -> i + 1)
                .map(i -> "other-" + i)
                .filter(isNamed.negate())
                .limit(1);
        return Stream.concat(common.stream(), unnamed).toList();
    }

    private Set<String> names(Aspect part) {
        return Objects.requireNonNull(named.get(part));
    }
}
