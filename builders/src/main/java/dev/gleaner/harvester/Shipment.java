package dev.gleaner.harvester;

/** The template from which the installer takes the logging chart. */
enum Shipment {
    /** The installer's template with the ManagedChart and the EventTailer. */
    MANAGED_CHART(
            LoggingWrapper.MANAGED_CHART,
            "rancherd-15-logging.yaml",
            "harvester/harvester-installer %s, pkg/config/templates/rancherd-15-logging.yaml",
            "",
            ""),
    /** The installer's template with all addons; the chart version and the image are written in it. */
    INSTALLER_ADDON(
            LoggingWrapper.ADDON,
            "rancherd-22-addons.yaml",
            "harvester/harvester-installer %s, pkg/config/templates/rancherd-22-addons.yaml",
            "",
            ""),
    /** The template of harvester/addons, which is filled from its version_info, and then by the installer. */
    ADDONS_REPOSITORY(
            LoggingWrapper.ADDON,
            "rancherd-22-addons.yaml",
            "harvester/addons %s, version_info and the template of rancher-logging",
            "<< .RANCHER_LOGGING_CHART_VERSION >>",
            "<< .HARVESTER_EVENTROUTER_FULL_TAG >>");

    /** The installer's placeholder for the version of the charts in the template of a ManagedChart. */
    static final String CHART_VERSION = "{{ .LoggingChartVersion }}";

    private final LoggingWrapper wrapper;
    private final String file;
    private final String origin;
    private final String versionPlaceholder;
    private final String imagePlaceholder;

    Shipment(LoggingWrapper wrapper, String file, String origin, String versionPlaceholder, String imagePlaceholder) {
        this.wrapper = wrapper;
        this.file = file;
        this.origin = origin;
        this.versionPlaceholder = versionPlaceholder;
        this.imagePlaceholder = imagePlaceholder;
    }

    LoggingWrapper wrapper() {
        return wrapper;
    }

    /** The name of the file in a set. */
    String file() {
        return file;
    }

    /** The repository, tag and file that the facts about a release are from. */
    String origin(String label) {
        return String.format(origin, label);
    }

    /** The placeholder for the version of an addon's chart; empty if the template has the version itself. */
    String versionPlaceholder() {
        return versionPlaceholder;
    }

    /** The placeholder for the image of the EventTailer; empty if the template has the image itself. */
    String imagePlaceholder() {
        return imagePlaceholder;
    }
}
