package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.validate.PolicyLoader;
import dev.gleaner.audit.validate.ServerReading;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * An audit policy that a command has read from a file, or that it knows by name.
 *
 * @param policy the policy; empty if the file has errors
 * @param version the Kubernetes release whose behaviour applies
 * @param code the exit code for the errors
 */
record PolicyFile(Optional<AuditPolicy> policy, KubernetesVersion version, int code) {
    /** Reads a file, or takes the policy with this name, and prints the violations to standard error. */
    static PolicyFile read(String file, ReleaseOptions release, PrintWriter err) {
        Optional<AuditPolicy> named = PolicyTable.named(file);
        if (named.isPresent()) {
            KubernetesVersion version =
                    release.server().or(release::kubernetes).orElseGet(() -> KubernetesVersion.accepting(named.get()));
            return new PolicyFile(named, version, Gleaner.SUCCESS);
        }
        PolicyTable.reportNearest(file, err);
        Source source = Inputs.source(file);
        return release.server().isPresent()
                ? asServer(source, release.server().get(), err)
                : strictly(source, release.kubernetes(), err);
    }

    private static PolicyFile strictly(Source source, Optional<KubernetesVersion> version, PrintWriter err) {
        Reading<AuditPolicy> reading = version.isPresent()
                ? PolicyLoader.readStrictly(source, version.get())
                : ManifestReader.strict().read(source, AuditPolicy.class);
        int code = Gleaner.report(reading.violations(), err);
        KubernetesVersion accepting =
                reading.value().map(KubernetesVersion::accepting).orElse(KubernetesVersion.DEFAULT);
        return new PolicyFile(reading.value(), version.orElse(accepting), code);
    }

    private static PolicyFile asServer(Source source, KubernetesVersion version, PrintWriter err) {
        ServerReading reading = PolicyLoader.readAsServer(source, version);
        reading.refusal()
                .ifPresent(refusal ->
                        err.println(Printable.line("refused by kube-apiserver " + version + ": " + refusal.wording())));
        Gleaner.report(reading.violations(), err);
        int code = source.failure().isPresent() ? Gleaner.FAILURE : Gleaner.VIOLATIONS;
        return new PolicyFile(reading.policy(), version, reading.policy().isPresent() ? Gleaner.SUCCESS : code);
    }
}
