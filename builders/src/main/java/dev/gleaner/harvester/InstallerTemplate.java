package dev.gleaner.harvester;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the placeholders of the installer's template into the text of a file for rancherd. Both layers of a template are
 * Go templates: harvester/addons fills {@code << >>}, and the installer fills {@code {{ }}}.
 */
record InstallerTemplate(HarvesterRelease release) {
    private static final Pattern ENABLED = Pattern.compile("(chart: rancher-logging\\n *enabled: )false\\n");

    /** The addon is off if the configuration of the installation does not name it. */
    private static final String WHETHER_ENABLED = "{{ if and .Addons .Addons.rancher_logging }}"
            + "{{ .Addons.rancher_logging.Enabled }}{{ else }}false{{ end }}\n";

    String withPlaceholders(String text) {
        boolean addon = text.contains("\n  kind: " + LoggingWrapper.ADDON.kind() + "\n");
        String version = addon ? release.shipment().versionPlaceholder() : Shipment.CHART_VERSION;
        String enabled = addon
                ? ENABLED.matcher(text)
                        .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + WHETHER_ENABLED))
                : text;
        String image = addon ? release.shipment().imagePlaceholder() : "";
        return replace(
                "image: ",
                release.eventRouterImage(),
                image,
                replace("version: ", release.chartVersion(), version, enabled));
    }

    private static String replace(String field, String value, String placeholder, String text) {
        return placeholder.isEmpty() ? text : text.replace(field + value + "\n", field + placeholder + "\n");
    }
}
