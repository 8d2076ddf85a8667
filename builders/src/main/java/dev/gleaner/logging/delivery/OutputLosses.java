package dev.gleaner.logging.delivery;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.OperatorVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The losses of an output of fluentd. */
final class OutputLosses {
    /** The answers of a receiver that is only busy, or of a proxy before it. */
    private static final List<Integer> TEMPORARY = List.of(429, 500, 502, 503, 504);

    private static final String CODES = "retryable_response_codes";

    private OutputLosses() {}

    static List<Violation> ofSettings(OutputPlugin plugin) {
        List<Violation> losses = new ArrayList<>();
        switch (plugin.key()) {
            case "http" -> checkAnswers(plugin, losses);
            case "gelf" -> checkDatagrams(plugin, "protocol", losses);
            case "syslog" -> checkDatagrams(plugin, "transport", losses);
            default -> {}
        }
        if (plugin.isBuffered()) {
            checkBuffer(plugin, losses);
        }
        return losses;
    }

    static List<Violation> ofDefaults(OutputPlugin plugin) {
        List<Violation> losses = new ArrayList<>();
        SpecOptions options = plugin.options();
        if (plugin.key().equals("gelf") && options.text("protocol").isEmpty()) {
            losses.add(options.violation(LossFault.DATAGRAMS, "protocol"));
        }
        boolean isFinal = !options.tree().isFalse("error_response_as_unrecoverable");
        if (plugin.key().equals("http") && isFinal && !options.tree().hasValue(CODES)) {
            losses.add(options.violation(LossFault.ANSWERS, CODES, TEMPORARY));
        }
        if (plugin.key().equals("syslog")) {
            checkMessages(plugin, losses);
        }
        return losses;
    }

    private static void checkAnswers(OutputPlugin plugin, List<Violation> losses) {
        SpecOptions http = plugin.options();
        if (http.tree().isFalse("error_response_as_unrecoverable")) {
            losses.add(http.violation(LossFault.ANSWERS_IGNORED, "error_response_as_unrecoverable"));
        } else if (!HttpAnswers.of(plugin).retryable().contains(503)) {
            losses.add(http.violation(LossFault.ANSWER_503, CODES));
        }
    }

    private static void checkDatagrams(OutputPlugin plugin, String option, List<Violation> losses) {
        if (plugin.options().text(option).equals("udp")) {
            losses.add(plugin.options().violation(LossFault.DATAGRAMS, option));
        }
    }

    /** Checks the messages that a syslog receiver reads, if they have the format of RFC 5424, the default. */
    private static void checkMessages(OutputPlugin plugin, List<Violation> losses) {
        SpecOptions format = new SpecOptions(plugin.part(), "format");
        if (!format.text("type").isEmpty()) {
            return;
        }
        boolean isStream = !plugin.options().text("transport").equals("udp");
        if (isStream && !format.tree().isFalse("rfc6587_message_size")) {
            losses.add(format.violation(LossFault.SYSLOG_LENGTH, "rfc6587_message_size"));
        }
        if (format.text("log_field").isEmpty()) {
            losses.add(format.violation(LossFault.SYSLOG_MESSAGE, "log_field"));
        }
    }

    private static void checkBuffer(OutputPlugin plugin, List<Violation> losses) {
        SpecOptions buffer = new SpecOptions(plugin.part(), "buffer");
        Tree.Mapping settings = buffer.tree();
        if (settings.isTrue("disabled")) {
            return;
        }
        if (settings.isTrue("disable_chunk_backup")) {
            losses.add(buffer.violation(LossFault.NO_BACKUP, "disable_chunk_backup"));
        }
        if (settings.isFalse("retry_forever")) {
            losses.add(buffer.violation(LossFault.GIVES_UP, "retry_forever", limit(plugin)));
        }
        if (buffer.text("overflow_action").equals("drop_oldest_chunk")) {
            losses.add(buffer.violation(LossFault.DROPS_OLDEST, "overflow_action"));
        }
        if (buffer.text("type").equals("memory")) {
            losses.add(buffer.violation(LossFault.IN_MEMORY, "type"));
        }
    }

    /** The limit of the retries in words. */
    private static String limit(OutputPlugin plugin) {
        OptionalInt attempts = RetrySchedule.of(plugin, OperatorVersion.V3_17_3).attempts();
        String timeout = new SpecOptions(plugin.part(), "buffer").text("retry_timeout");
        if (attempts.isPresent()) {
            return attempts.getAsInt() + " failures";
        }
        return timeout.isEmpty() ? "72h" : timeout;
    }
}
