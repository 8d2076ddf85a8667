package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.ObjectUrl;
import dev.gleaner.event.line.RequestParts;
import org.jspecify.annotations.Nullable;

/**
 * Counts lines without decoding their events. It compares only the bytes of the values by which lines are counted and
 * which the rules of the policy distinguish. These values are decoded only if their class of requests is not cached.
 */
final class LineCounter {
    private final AuditPolicyEvaluator evaluator;
    private final Distinctions distinctions;
    private final RequestParts parts = new RequestParts();
    private final TargetCache targets = new TargetCache();
    private final ClassCache classes;
    private final DecisionCache decisions = new DecisionCache();

    /** A counter that adds to the tallies. */
    LineCounter(AuditPolicyEvaluator evaluator, ClassTallies tallies) {
        this.evaluator = evaluator;
        this.distinctions = new Distinctions(evaluator.policy());
        this.classes = new ClassCache(tallies, distinctions);
    }

    /** Counts a line; returns false if its event has to be decoded instead. */
    boolean add(LineEvent line) {
        if (!parts.take(line)) {
            return false;
        }
        Target target = targets.of(parts, line);
        ClassCache.Entry requests = target == null ? null : classes.of(parts.user(), target);
        if (target == null || requests == null) {
            return false;
        }
        AuditDecision decision = decision(requests, target, line);
        if (decision == null) {
            return false;
        }
        requests.tally().cell(decision, line.level(), line.stage()).add(line, target.bodies());
        return true;
    }

    /** The decision about the request of a line; null if it cannot be determined from the bytes. */
    private @Nullable AuditDecision decision(ClassCache.Entry requests, Target target, LineEvent line) {
        long groups = distinctions.groups(parts);
        if (groups == Distinctions.TOO_MANY) {
            return null;
        }
        if (!target.isForObject() || !distinctions.areObjectsDistinct()) {
            return decision(requests, target, groups, NamedTexts.OTHER, NamedTexts.OTHER, true);
        }
        ObjectUrl.Match match = isCompleted(target, line) ? match(target) : ObjectUrl.Match.SAME;
        if (match == ObjectUrl.Match.UNKNOWN) {
            return null;
        }
        boolean hasName = match == ObjectUrl.Match.SAME;
        int namespace = distinctions.namespace(parts.namespace());
        int name = hasName ? distinctions.name(parts.name()) : distinctions.noName();
        return decision(requests, target, groups, namespace, name, hasName);
    }

    /**
     * Whether the reference may contain a namespace or name that the server added after the decision. The decision then
     * depends on the URL.
     */
    private boolean isCompleted(Target target, LineEvent line) {
        return target.mayBeCompleted()
                && line.stage() != Stage.REQUEST_RECEIVED
                && parts.namespace().length() + parts.name().length() > 0;
    }

    private ObjectUrl.Match match(Target target) {
        return target.isUrlUsual() ? parts.objectOfUrl() : ObjectUrl.Match.UNKNOWN;
    }

    private AuditDecision decision(
            ClassCache.Entry requests, Target target, long groups, int namespace, int name, boolean hasName) {
        int user = requests.userNumber();
        AuditDecision known = decisions.find(target.number(), user, groups, namespace, name);
        if (known == null) {
            known = evaluator.decide(target.request(
                    requests.user(),
                    distinctions.groups(groups),
                    parts.namespace().text(),
                    hasName ? parts.name().text() : ""));
            decisions.add(target.number(), user, groups, namespace, name, known);
        }
        return known;
    }
}
