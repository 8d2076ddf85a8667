package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import java.io.PrintWriter;
import java.util.Optional;

/** A file with an audit policy that a command asks something about. */
final class PolicyFile {
    private PolicyFile() {}

    /** The policy; empty when there are errors, which are told on standard error. */
    static Optional<AuditPolicy> read(Source file, PrintWriter err) {
        Reading<AuditPolicy> reading = ManifestReader.strict().read(file, AuditPolicy.class);
        Gleaner.report(reading.violations(), err);
        return reading.value();
    }
}
