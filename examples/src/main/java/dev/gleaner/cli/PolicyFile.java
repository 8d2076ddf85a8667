package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A file with an audit policy that a command asks something about. */
final class PolicyFile {
    private PolicyFile() {}

    /** The policy; empty when there are errors, which are told on standard error. */
    static Optional<AuditPolicy> read(Source file, CommandSpec command) {
        Reading<AuditPolicy> reading = ManifestReader.strict().read(file, AuditPolicy.class);
        Gleaner.report(reading.violations(), command.commandLine().getErr());
        return reading.value();
    }
}
