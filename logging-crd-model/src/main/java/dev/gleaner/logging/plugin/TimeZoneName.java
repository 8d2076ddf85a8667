package dev.gleaner.logging.plugin;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The time zones that fluentd knows: offsets, and regions with a city (fluentd 1.14.6, lib/fluent/timezone.rb). Not for
 * users: the rules of plug-ins use it.
 */
public final class TimeZoneName {
    private static final Pattern OFFSET = Pattern.compile("[-+][0-9][0-9](?::?[0-9][0-9])?");

    private static final Pattern ZONE = Pattern.compile("[^/]+/[^/]+(?:/[^/]+)?");

    private TimeZoneName() {}

    /** Whether fluentd knows a time zone. */
    public static boolean isKnown(String zone) {
        Objects.requireNonNull(zone, "zone");
        return OFFSET.matcher(zone).matches()
                || ZONE.matcher(zone).matches()
                        && !zone.startsWith("SystemV/")
                        && ZoneId.getAvailableZoneIds().contains(zone);
    }

    /** The rule that a field is a time zone that fluentd knows. */
    public static Shape.Rule<Tree.Mapping> rule(String field) {
        Objects.requireNonNull(field, "field");
        return (plugin, position, path, violations) -> plugin.text(field)
                .flatMap(RawText::read)
                .filter(zone -> !zone.isEmpty() && !isKnown(zone))
                .ifPresent(zone -> violations.report(PluginFault.TIME_ZONE, plugin, path, field, Printable.line(zone)));
    }
}
