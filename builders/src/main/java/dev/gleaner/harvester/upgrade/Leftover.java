package dev.gleaner.harvester.upgrade;

/**
 * A value that the upgrade scripts of Harvester leave as it was in an earlier release, although a new installation has
 * another one. One row for each fact.
 */
enum Leftover {
    /** The script takes the value from the object, which may be in another file. */
    EVENT_TAILER(
            "eventTailer",
            "the manifests have no EventTailer harvester-default, so the addon collects no events",
            "harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh"),
    /** Without the value, the template names the EventTailer harvester-default-event-tailer. */
    EVENT_TAILER_NAME(
            "eventTailer.name",
            "without it, the template names the EventTailer harvester-default-event-tailer, and its pod is"
                    + " harvester-default-event-tailer-event-tailer-0",
            "harvester/harvester-installer v1.2.0, patch of templates/eventtailer.yaml"),
    /** The default of the template is the value that a new installation has. */
    EVENT_TAILER_NAMESPACE(
            "eventTailer.namespace",
            "without it, the template uses the same namespace, so nothing differs",
            "harvester/harvester-installer v1.2.0, patch of templates/eventtailer.yaml"),
    /** The image of an earlier release is not part of the installer of a later one. */
    EVENT_ROUTER_IMAGE(
            "eventTailer.workloadOverrides.containers",
            "the installer of the release has no image of an earlier one, so the pod does not start where the nodes"
                    + " reach no registry",
            "harvester/harvester issues 5412, 6568, 7638 and 8503"),
    /** The empty mapping that remains when both of its entries are deleted. */
    EMPTY_IMAGES(
            "images",
            "the upgrade script deletes its entries, but not the mapping; it has no effect",
            "harvester/harvester pull request 5182"),
    /** A ManagedChart is always on, and the addon of a new installation is off. */
    ADDON_ENABLED(
            "spec.enabled",
            "logging was on before the upgrade to v1.2 and stays on; a new installation has it off",
            "harvester/harvester v1.2.0, package/upgrade/upgrade_manifests.sh"),
    /** The scripts set it only together with another version. */
    CRD_TIMEOUT(
            "spec.timeoutSeconds",
            "the upgrade script does not apply what the installer of the release has",
            "harvester/harvester v1.4.0, package/upgrade/upgrade_manifests.sh"),
    /** No script sets it. */
    CRD_HISTORY(
            "spec.maxHistory",
            "the upgrade script does not apply what the installer of the release has",
            "harvester/harvester v1.4.0, package/upgrade/upgrade_manifests.sh");

    private final String path;
    private final String reason;
    private final String source;

    Leftover(String path, String reason, String source) {
        this.path = path;
        this.reason = reason;
        this.source = source;
    }

    /** The path of the value; for the image, that of the list of containers. */
    ValuePath path() {
        return ValuePath.of(path);
    }

    /** The consequence, in words. */
    String reason() {
        return reason;
    }

    /** The repository and the file or thread that the fact is from. */
    String source() {
        return source;
    }
}
