package dev.gleaner.harvester.upgrade;

import dev.gleaner.document.Tree;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.EventTailerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The image in the chart value {@code eventTailer}. */
final class TailerImage {
    /** The position of the container whose image the upgrade scripts replace: the first, whatever its name is. */
    static final int FIRST = 0;

    private static final ValuePath CONTAINERS = ValuePath.of("eventTailer.workloadOverrides.containers");

    private TailerImage() {}

    /** The position of the container of the event tailer; empty if there is none. */
    static Optional<Integer> position(Tree.Mapping values) {
        List<Tree> containers = containers(values);
        return IntStream.range(0, containers.size())
                .filter(i -> containers.get(i) instanceof Tree.Mapping container
                        && container
                                .text("name")
                                .filter(EventTailerSpec.CONTAINER::equals)
                                .isPresent())
                .boxed()
                .findFirst();
    }

    private static List<Tree> containers(Tree.Mapping values) {
        return CONTAINERS.in(values).orElse(Tree.nothing()) instanceof Tree.Sequence sequence
                ? sequence.items()
                : List.of();
    }

    /** The path of the image of a container. */
    static String path(int position) {
        return CONTAINERS + "[" + position + "].image";
    }

    /** The image of a container; empty if there is none. */
    static Optional<String> get(Tree.Mapping values, int position) {
        List<Tree> containers = containers(values);
        return position < containers.size() && containers.get(position) instanceof Tree.Mapping container
                ? container.text("image")
                : Optional.empty();
    }

    /** The values with another image of a container that exists. */
    static Tree.Mapping set(Tree.Mapping values, int position, String image) {
        List<Tree> containers = new ArrayList<>(containers(values));
        containers.set(position, ValuePath.of("image").set((Tree.Mapping) containers.get(position), Tree.text(image)));
        return CONTAINERS.set(values, Tree.sequence(containers.toArray(Tree[]::new)));
    }

    /** The images that a release ships, or that an upgrade script sets. */
    private static Stream<String> ofHarvester() {
        return Stream.concat(
                HarvesterRelease.releases().stream().map(HarvesterRelease::eventRouterImage), ImagePatch.images());
    }

    /** Whether a release ships an image, or an upgrade script sets it. */
    static boolean isOfHarvester(String image) {
        return ofHarvester().anyMatch(image::equals);
    }

    /**
     * The registry, with a final slash, that has an image of Harvester under the same name; empty text if it is the
     * default one. Empty if the image is another one.
     */
    static Optional<String> registry(String image) {
        return isOfHarvester(image)
                ? Optional.of("")
                : ofHarvester()
                        .filter(known -> image.endsWith("/" + known))
                        .map(known -> image.substring(0, image.length() - known.length()))
                        .findFirst();
    }
}
