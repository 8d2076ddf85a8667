package dev.gleaner.examples;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;

/** Prints an audit policy. */
public final class WriteAuditPolicy {
    private WriteAuditPolicy() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        AuditPolicy policy = AuditPolicy.of(p -> p.addOmitStage(Stage.REQUEST_RECEIVED)
                .addRule(r -> r.level(AuditLevel.NONE)
                        .addUser("system:kube-proxy")
                        .addVerb("watch")
                        .addResources("", "endpoints", "services"))
                .addRule(r -> r.level(AuditLevel.METADATA)));
        System.out.print(policy.toYaml());
    }
}
