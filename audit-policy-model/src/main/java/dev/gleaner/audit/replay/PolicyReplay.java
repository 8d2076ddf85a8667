package dev.gleaner.audit.replay;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.read.Log;
import java.io.Serializable;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Calculates how many events and bytes of a recorded log another policy would record: by rule, level, stage, verb,
 * resource and user.
 *
 * <pre>{@code
 * ReplayReport report = PolicyReplay.of(policy).run(AuditLog.of(path));
 * ReplayReport same = AuditLog.of(path).events().parallel().collect(PolicyReplay.collector(policy));
 * }</pre>
 *
 * <p>An event is recorded if the policy's decision about its request records its stage. Its size is that of the line
 * that the server would write: with the level of the policy, without bodies that this level does not record, and
 * without {@code managedFields} if the policy omits them. Only what is in the log can be counted. A log that was
 * recorded at level {@link dev.gleaner.event.audit.AuditLevel#REQUEST_RESPONSE} for all requests contains everything
 * that any policy would record; any other log lacks what its own policy omitted. {@link ReplayReport#unknown()} shows
 * what is missing, as far as the events show it.
 *
 * <p>Each call of {@link #run} reports on its log alone. {@link #add} and {@link #addAll} accumulate events, and
 * {@link #report} is about all of them.
 *
 * <p>The result depends neither on the order of the events nor on how they are divided among replays that are merged.
 * Memory is bounded: at most {@value #MOST_CLASSES} classes of requests are counted separately, and texts are truncated
 * to {@value #LONGEST_TEXT} characters. Not thread-safe: use one replay for each thread, or the collector.
 */
public final class PolicyReplay implements Consumer<AuditEvent>, Serializable {
    /** The maximum number of classes of requests that are counted separately. They take about 50 megabytes. */
    public static final int MOST_CLASSES = 100_000;

    static final int LONGEST_TEXT = 256;

    private static final long serialVersionUID = 1;

    private final AuditPolicyEvaluator evaluator;
    private final KubernetesVersion version;
    private final int mostClasses;
    private final ClassTallies tallies;
    private transient @Nullable LineCounter lines;

    private PolicyReplay(AuditPolicyEvaluator evaluator, KubernetesVersion version, int mostClasses) {
        this.evaluator = evaluator;
        this.version = version;
        this.mostClasses = mostClasses;
        this.tallies = new ClassTallies(mostClasses);
    }

    /** A replay of a policy for {@link KubernetesVersion#DEFAULT}. */
    public static PolicyReplay of(AuditPolicy policy) {
        return of(policy, KubernetesVersion.DEFAULT);
    }

    /** A replay of a policy for a version of Kubernetes. */
    public static PolicyReplay of(AuditPolicy policy, KubernetesVersion version) {
        return within(MOST_CLASSES, policy, version);
    }

    /** A replay with another limit of classes that are counted separately. */
    static PolicyReplay within(int mostClasses, AuditPolicy policy, KubernetesVersion version) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        return new PolicyReplay(AuditPolicyEvaluator.of(policy, version), version, mostClasses);
    }

    /** A collector that replays a stream of events, which may be parallel, for {@link KubernetesVersion#DEFAULT}. */
    public static Collector<AuditEvent, PolicyReplay, ReplayReport> collector(AuditPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return collector(policy, KubernetesVersion.DEFAULT);
    }

    /** A collector that replays a stream of events, which may be parallel, for a version of Kubernetes. */
    public static Collector<AuditEvent, PolicyReplay, ReplayReport> collector(
            AuditPolicy policy, KubernetesVersion version) {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        return Collector.of(
                () -> of(policy, version),
                PolicyReplay::add,
                (one, other) -> {
                    one.merge(other);
                    return one;
                },
                PolicyReplay::report,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * The report on all events of a log, which is read sequentially. Events that were added to this replay are not in
     * it, and this replay does not change.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public ReplayReport run(Log<AuditEvent> log) {
        Objects.requireNonNull(log, "log");
        PolicyReplay replay = new PolicyReplay(evaluator, version, mostClasses);
        replay.addAll(log);
        return replay.report();
    }

    /**
     * Adds all events of a log, sequentially.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public void addAll(Log<AuditEvent> log) {
        Objects.requireNonNull(log, "log");
        log.visit(this);
    }

    /** Adds an event of the log. */
    public void add(AuditEvent event) {
        LineCounter counter = lines;
        if (counter == null || tallies.isOverfull()) {
            tallies.prune();
            counter = new LineCounter(evaluator, tallies);
            lines = counter;
        }
        if (!(event instanceof LineEvent line) || !counter.add(line)) {
            cell(event).add(event, MissingBodies.of(event));
        }
    }

    /** The cell in which a decoded event is counted. */
    private Cell cell(AuditEvent event) {
        AuditRequest request = AuditRequest.of(event);
        AuditDecision decision = evaluator.decide(request);
        return tallies.of(RequestClass.of(request)).cell(decision, event.level(), event.stage());
    }

    /** Adds an event of the log. */
    @Override
    public void accept(AuditEvent event) {
        add(event);
    }

    /**
     * Adds the counts of another replay.
     *
     * @throws IllegalArgumentException if it is for another policy or version of Kubernetes, or is this replay
     */
    public void merge(PolicyReplay other) {
        if (other == this) {
            throw new IllegalArgumentException("a replay cannot be merged with itself");
        }
        if (!evaluator.policy().equals(other.evaluator.policy()) || !version.equals(other.version)) {
            throw new IllegalArgumentException(
                    "replays of different policies or versions of Kubernetes cannot be merged");
        }
        tallies.merge(other.tallies);
        lines = null;
    }

    /** The report on all events that were added. */
    public ReplayReport report() {
        tallies.prune();
        lines = null;
        ReportBuilder report = new ReportBuilder(
                evaluator.policy().rules().size(), tallies.counted().size());
        tallies.counted().forEach(report::add);
        report.addRest(tallies.rest());
        return report.build();
    }
}
