package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import java.io.PrintWriter;

/** A file with an audit policy that a command asks something about. */
final class PolicyFile {
    private PolicyFile() {}

    /** What came of reading it; what is wrong is told on standard error. */
    static Reading<AuditPolicy> read(Source file, PrintWriter err) {
        Reading<AuditPolicy> reading = ManifestReader.strict().read(file, AuditPolicy.class);
        Gleaner.report(reading.violations(), err);
        return reading;
    }
}
