package dev.gleaner.logging.delivery;

import dev.gleaner.document.Part;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an output {@code http} does with the answers of its receiver (fluentd 1.14.6, lib/fluent/plugin/out_http.rb).
 * Immutable.
 */
public final class HttpAnswers {
    private static final List<Integer> RETRYABLE = List.of(503);

    private final List<Integer> retryable;
    private final boolean isFinal;
    private final boolean hasBackup;

    private HttpAnswers(List<Integer> retryable, boolean isFinal, boolean hasBackup) {
        this.retryable = retryable;
        this.isFinal = isFinal;
        this.hasBackup = hasBackup;
    }

    /**
     * The answers to a ClusterOutput.
     *
     * @throws IllegalArgumentException if its plug-in is not {@code http}
     */
    public static HttpAnswers of(ClusterOutput output) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")));
    }

    /**
     * The answers to an Output.
     *
     * @throws IllegalArgumentException if its plug-in is not {@code http}
     */
    public static HttpAnswers of(Output output) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")));
    }

    /**
     * The answers to an untyped Output or ClusterOutput.
     *
     * @throws IllegalArgumentException if its plug-in is not {@code http}
     */
    public static HttpAnswers of(Part output) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")));
    }

    /**
     * The answers to a ClusterOutput; empty if its plug-in is not {@code http}. Those of other plug-ins are not known.
     */
    public static Optional<HttpAnswers> find(ClusterOutput output) {
        return find(OutputPlugin.of(Objects.requireNonNull(output, "output")));
    }

    /** The answers to an Output; empty if its plug-in is not {@code http}. Those of other plug-ins are not known. */
    public static Optional<HttpAnswers> find(Output output) {
        return find(OutputPlugin.of(Objects.requireNonNull(output, "output")));
    }

    /** The answers to an untyped Output or ClusterOutput; empty if its plug-in is not {@code http}. */
    public static Optional<HttpAnswers> find(Part output) {
        return find(OutputPlugin.of(Objects.requireNonNull(output, "output")));
    }

    private static Optional<HttpAnswers> find(OutputPlugin plugin) {
        return plugin.key().equals("http") ? Optional.of(of(plugin)) : Optional.empty();
    }

    static HttpAnswers of(OutputPlugin plugin) {
        if (!plugin.key().equals("http")) {
            throw new IllegalArgumentException("nothing is known about the answers to an output "
                    + Printable.line(plugin.key()) + "; expected http");
        }
        Tree.Mapping options = plugin.options().tree();
        boolean isDiscarded =
                plugin.buffer().tree() instanceof Tree.Mapping buffer && buffer.isTrue("disable_chunk_backup");
        return new HttpAnswers(
                retryableCodes(options), !options.isFalse("error_response_as_unrecoverable"), !isDiscarded);
    }

    /**
     * The status codes after which a chunk is sent again. The codes of a manifest replace the default; the operator
     * omits an empty list.
     */
    private static List<Integer> retryableCodes(Tree.Mapping options) {
        if (!options.hasValue("retryable_response_codes")
                || !(options.get("retryable_response_codes").orElseThrow() instanceof Tree.Sequence codes)) {
            return RETRYABLE;
        }
        return codes.items().stream()
                .filter(Tree.Decimal.class::isInstance)
                .map(code -> ((Tree.Decimal) code).value().intValue())
                .toList();
    }

    /**
     * The status codes after which a chunk is sent again, in the order of the manifest; 503 if the manifest has none.
     */
    public List<Integer> retryable() {
        return retryable;
    }

    /** What happens to a chunk after an answer with a status code. */
    public ChunkOutcome after(int status) {
        if (status >= 200 && status < 300) {
            return ChunkOutcome.ACCEPTED;
        }
        if (retryable.contains(status)) {
            return ChunkOutcome.RETRIED;
        }
        if (!isFinal) {
            return ChunkOutcome.TREATED_AS_SENT;
        }
        return hasBackup ? ChunkOutcome.MOVED : ChunkOutcome.DISCARDED;
    }

    /** What happens to a chunk after a connection was refused or reset. */
    public ChunkOutcome afterNoConnection() {
        return ChunkOutcome.RETRIED;
    }

    /** What happens to a chunk if the answer comes after {@code read_timeout}, even if it reports success. */
    public ChunkOutcome afterTimeout() {
        return ChunkOutcome.REPEATED;
    }
}
