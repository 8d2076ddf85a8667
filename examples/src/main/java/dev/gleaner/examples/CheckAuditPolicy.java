package dev.gleaner.examples;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reading;
import java.nio.file.Path;

/** Prints the violations of an audit policy, and the number of its rules. */
public final class CheckAuditPolicy {
    private CheckAuditPolicy() {}

    /** Takes the path of an audit policy. */
    public static void main(String[] args) {
        Reading<AuditPolicy> reading = Manifests.read(Path.of(args[0]), AuditPolicy.class);
        reading.violations().forEach(System.out::println);
        reading.value().ifPresent(policy -> System.out.println(policy.rules().size() + " rules"));
    }
}
