package dev.gleaner.harvester;

/** The place that decides the tag of the fluent-bit image of a release. */
enum FluentbitTag {
    /** The chart. */
    OF_CHART(""),
    /** The values that the release sets: 1.9.3, the chart's default in v1.1, does not read the journal correctly. */
    IN_VALUES("1.9.5"),
    /** The values of the chart, which Harvester's build changes. */
    IN_PATCHED_CHART("2.2.0");

    private final String tag;

    FluentbitTag(String tag) {
        this.tag = tag;
    }

    /** The tag that a release with a chart runs. */
    String of(LoggingChart chart) {
        return tag.isEmpty() ? chart.fluentbitTag() : tag;
    }
}
