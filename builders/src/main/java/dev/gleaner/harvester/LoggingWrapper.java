package dev.gleaner.harvester;

/** The kind of object by which Harvester installs the logging chart. */
public enum LoggingWrapper {
    /**
     * A ManagedChart, whose values are a mapping; logging is always on, and the EventTailer is an object beside it
     * (Harvester v1.1).
     */
    MANAGED_CHART("ManagedChart"),
    /**
     * An Addon, whose values are a text; logging is off until the addon is enabled, and the EventTailer is a value of
     * the chart (Harvester v1.2 and later).
     */
    ADDON("Addon");

    private final String kind;

    LoggingWrapper(String kind) {
        this.kind = kind;
    }

    /** The kind of the object, as in manifests. */
    public String kind() {
        return kind;
    }

    /** Whether an installation collects logs before a user changes anything. */
    public boolean isOnByDefault() {
        return this == MANAGED_CHART;
    }

    /** Whether the EventTailer is an object; otherwise it is the chart value {@code eventTailer}. */
    public boolean hasEventTailerObject() {
        return this == MANAGED_CHART;
    }
}
