package dev.gleaner.logging.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ModelManifest;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of geometry: nothing covers anything else. */
class LayoutProperties {
    @Provide
    Arbitrary<List<ModelManifest>> manifests() {
        return RandomSets.manifests();
    }

    private static Layout layout(List<ModelManifest> manifests) {
        Diagram diagram = Diagram.of(RandomSets.set(manifests));
        return new Layout(diagram.nodes(), diagram.edges());
    }

    @Property(tries = 200)
    void nodesAndLabelsDoNotOverlap(@ForAll("manifests") List<ModelManifest> manifests) {
        Layout layout = layout(manifests);
        Box image = new Box(0, 0, layout.width(), layout.height());
        List<Box> boxes = new ArrayList<>();
        layout.nodes().forEach(node -> boxes.add(layout.box(node.id())));
        layout.arrows().stream()
                .filter(arrow -> arrow.edge().label().isPresent())
                .forEach(arrow -> boxes.add(arrow.label()));
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(image.contains(box)).as("%s in %s", box, image).isTrue();
            for (Box other : boxes.subList(0, i)) {
                assertThat(box.overlaps(other)).as("%s over %s", box, other).isFalse();
            }
        }
    }

    @Property(tries = 200)
    void arrowsCrossNoNode(@ForAll("manifests") List<ModelManifest> manifests) {
        Layout layout = layout(manifests);
        List<Box> nodes =
                layout.nodes().stream().map(node -> layout.box(node.id())).toList();
        for (Layout.Arrow arrow : layout.arrows()) {
            Box from = layout.box(arrow.edge().from());
            Box to = layout.box(arrow.edge().to());
            assertThat(arrow.fromX()).isEqualTo(from.right());
            assertThat(arrow.toX()).isEqualTo(to.x());
            assertThat(arrow.fromY()).isStrictlyBetween(from.y(), from.bottom());
            assertThat(arrow.toY()).isStrictlyBetween(to.y(), to.bottom());
            assertThat(arrow.isBack()).isFalse();
            assertThat(arrow.bendX()).isBetween(arrow.fromX(), arrow.toX());
            Box way = new Box(
                    arrow.fromX(),
                    Math.min(arrow.fromY(), arrow.toY()),
                    arrow.toX() - arrow.fromX(),
                    Math.abs(arrow.fromY() - arrow.toY()) + 1);
            assertThat(nodes).noneMatch(way::overlaps);
        }
    }

    @Property(tries = 200)
    void arrowsEndAtPlacesOfTheirOwn(@ForAll("manifests") List<ModelManifest> manifests) {
        Layout layout = layout(manifests);
        assertThat(layout.arrows().stream().map(arrow -> arrow.edge().to() + " " + arrow.toY()))
                .doesNotHaveDuplicates();
        assertThat(layout.arrows().stream().map(arrow -> arrow.edge().from() + " " + arrow.fromY()))
                .doesNotHaveDuplicates();
    }
}
