package dev.gleaner.audit.validate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of loading a policy as a server does: the policy, or a refusal. */
public final class ServerReading {
    private final KubernetesVersion version;
    private final @Nullable AuditPolicy policy;
    private final @Nullable Refusal refusal;
    private final List<Violation> violations;
    private final boolean warns;

    private ServerReading(
            KubernetesVersion version,
            @Nullable AuditPolicy policy,
            @Nullable Refusal refusal,
            List<Violation> violations,
            boolean warns) {
        this.version = version;
        this.policy = policy;
        this.refusal = refusal;
        this.violations = violations.stream().sorted(Violation.ORDER).toList();
        this.warns = warns;
    }

    static ServerReading loaded(
            KubernetesVersion version, AuditPolicy policy, List<Violation> violations, boolean warns) {
        return new ServerReading(version, policy, null, violations, warns);
    }

    static ServerReading refused(
            KubernetesVersion version, Refusal refusal, List<Violation> violations, boolean warns) {
        return new ServerReading(version, null, refusal, violations, warns);
    }

    /** The release of the server. */
    public KubernetesVersion version() {
        return version;
    }

    /** The policy that the server uses, without ignored fields; empty if the server refuses the text. */
    public Optional<AuditPolicy> policy() {
        return Optional.ofNullable(policy);
    }

    /** The reason why the server refuses the text; empty if the policy is loaded. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** {@code loaded}, or the name of the category of the refusal. */
    public String outcome() {
        return refusal == null ? "loaded" : refusal.category().wireName();
    }

    /**
     * The warnings about content that the server ignores, or interprets differently from what is written, in document
     * order. Each warning describes the effect.
     */
    public List<Violation> ignored() {
        return violations.stream().filter(violation -> !violation.isError()).toList();
    }

    /** The warnings about ignored fields, and the errors for which the server refuses the text, in document order. */
    public List<Violation> violations() {
        return violations;
    }

    /** Whether the server logs that it falls back to lenient decoding, as from 1.26 on; see {@link #ignored()}. */
    public boolean warns() {
        return warns;
    }

    /** The outcome, its reason, and the warnings. */
    @Override
    public String toString() {
        return "ServerReading[" + outcome() + (refusal == null ? "" : ": " + refusal.wording()) + ", " + ignored()
                + "]";
    }
}
