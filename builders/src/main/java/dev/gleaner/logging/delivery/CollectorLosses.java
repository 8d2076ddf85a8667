package dev.gleaner.logging.delivery;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The losses of a fluent-bit, and of the buffers of the fluentd in the same Logging. */
final class CollectorLosses {
    /** The length in bytes from which a line exceeds the default buffer of fluent-bit. */
    private static final long BUFFER = 32_768;

    /**
     * The folder of container logs, whose lines fit into the buffer because the container runtime splits longer ones.
     */
    private static final String CONTAINERS = "/var/log/containers/";

    private static final Set<String> ENDLESS = Set.of("", "no_limits", "false", "off", "no");

    private static final Set<String> OFF = Set.of("off", "false", "no");

    private static final Pattern SIZE = Pattern.compile("(?i)(\\d+)(?:\\.\\d+)?\\s*([KMG]?)B?");

    private CollectorLosses() {}

    static List<Violation> ofSettings(Collector collector, Part object) {
        List<Violation> losses = new ArrayList<>();
        checkBuffersOfFluentd(object, losses);
        if (!collector.isGenerated()) {
            return losses;
        }
        SpecOptions tail = collector.inputTail();
        if (tail.tree().get("DB").filter(Tree.text("")::equals).isPresent()) {
            losses.add(tail.violation(LossFault.POSITIONS, "DB"));
        }
        checkLongLines(tail, losses);
        SpecOptions forward = collector.forwardOptions();
        String retries = forward.text("Retry_Limit");
        if (!ENDLESS.contains(retries.toLowerCase(Locale.ROOT))) {
            losses.add(forward.violation(
                    LossFault.RETRY_LIMIT, "Retry_Limit", retries.equals("no_retries") ? "no" : retries));
        }
        String limit = forward.text("storage.total_limit_size");
        if (!limit.isEmpty() && !OFF.contains(limit.toLowerCase(Locale.ROOT))) {
            losses.add(forward.violation(LossFault.STORAGE_LIMIT, "storage.total_limit_size", limit));
        }
        return losses;
    }

    static List<Violation> ofDefaults(Collector collector) {
        List<Violation> losses = new ArrayList<>();
        if (!collector.isGenerated()) {
            return losses;
        }
        SpecOptions tail = collector.inputTail();
        if (!tail.text("storage.type").equals("filesystem")) {
            String limit = tail.text("Mem_Buf_Limit");
            losses.add(tail.violation(LossFault.PAUSED_INPUT, "storage.type", limit.isEmpty() ? "5MB" : limit));
        }
        Tree positions = collector.spec().field("positiondb").tree();
        boolean isOfPod = !(positions instanceof Tree.Mapping volume)
                || volume.fields().isEmpty()
                || volume.isSet("emptyDir") && !volume.isSet("hostPath");
        if (isOfPod) {
            losses.add(
                    new SpecOptions(collector.spec(), "positiondb").violation(LossFault.POSITIONS_OF_POD, "hostPath"));
        }
        return losses;
    }

    /**
     * Warns of lines that exceed the buffer and are skipped. If they are not skipped, fluent-bit gives up the file,
     * which is another fault.
     */
    private static void checkLongLines(SpecOptions tail, List<Violation> losses) {
        boolean isLong = Arrays.stream(tail.text("Path").split(",", -1))
                .map(String::strip)
                .anyMatch(path -> !path.isEmpty() && !path.startsWith(CONTAINERS));
        boolean isSkipped = !OFF.contains(tail.text("Skip_Long_Lines").toLowerCase(Locale.ROOT));
        String size = tail.text("Buffer_Max_Size");
        if (isLong && isSkipped && !size.contains("${") && bytes(size) <= BUFFER) {
            losses.add(tail.violation(LossFault.LONG_LINES, "Buffer_Max_Size"));
        }
    }

    /** The bytes of a size, with units of thousands as in fluent-bit (src/flb_utils.c); 0 if the text is not a size. */
    private static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches() || matcher.group(1).length() > 12) {
            return 0;
        }
        long factor =
                switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                    case "K" -> 1000;
                    case "M" -> 1_000_000;
                    case "G" -> 1_000_000_000;
                    default -> 1;
                };
        return Long.parseLong(matcher.group(1)) * factor;
    }

    private static void checkBuffersOfFluentd(Part object, List<Violation> losses) {
        SpecOptions fluentd = new SpecOptions(object.field("spec"), "fluentd");
        boolean isOfNode =
                fluentd.tree().get("bufferStorageVolume").orElse(Tree.nothing()) instanceof Tree.Mapping volume
                        && volume.isSet("hostPath");
        if (fluentd.tree().isTrue("disablePvc") && !isOfNode) {
            losses.add(fluentd.violation(LossFault.BUFFERS_OF_POD, "disablePvc", "disablePvc: false"));
        }
    }
}
