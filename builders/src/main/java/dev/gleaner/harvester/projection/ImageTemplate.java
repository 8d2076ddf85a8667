package dev.gleaner.harvester.projection;

import dev.gleaner.document.Tree;

/** Images, with the registry of an air-gapped cluster before their repository. */
final class ImageTemplate {
    private ImageTemplate() {}

    /** The image below a path of the values, as repository and tag. */
    static Tree of(ChartValues values, String path) {
        return Tree.mapping(i -> i.put("repository", ChartValues.unquoted(repository(values, path)))
                .put("tag", values.plain(path + ".tag")));
    }

    /** The image of fluent-bit in one text. */
    static String ofFluentbit(ChartValues values) {
        return inOneText(values, values.isTrue("debug") ? "images.fluentbit_debug" : "images.fluentbit");
    }

    /** The image below a path of the values, in one text. */
    static String inOneText(ChartValues values, String path) {
        return repository(values, path) + ":" + values.text(path + ".tag");
    }

    private static String repository(ChartValues values, String path) {
        String registry = values.text("global.cattle.systemDefaultRegistry");
        return (registry.isEmpty() ? "" : registry + "/") + values.text(path + ".repository");
    }
}
