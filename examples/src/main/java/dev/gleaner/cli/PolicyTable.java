package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.NearestName;
import dev.gleaner.harvester.AuditModule;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The audit policies that commands know by name. A file with this name takes precedence. */
final class PolicyTable {
    private static final String FORMAT = "%-17s %s%n";
    private static final String RELEASE = "release";
    private static final String RECOMMENDED = "recommended";

    private static final Pattern WORDS = Pattern.compile("[a-z-]*[a-z](,[a-z-]*)*");

    private PolicyTable() {}

    /** The policy with a name, of modules separated by commas, or in a file; empty for that of the release. */
    static Optional<AuditPolicy> policy(String name) {
        if (isFile(name)) {
            return Optional.of(GenerateInputs.policy(name));
        }
        if (name.equals(RELEASE)) {
            return Optional.empty();
        }
        return Optional.of(named(name).orElseGet(() -> HarvesterAuditPolicy.of(modules(name))));
    }

    /** The policy with a name, or of modules separated by commas; empty if there is none, or a file has the name. */
    static Optional<AuditPolicy> named(String name) {
        try {
            return isFile(name) ? Optional.empty() : Optional.of(HarvesterAuditPolicy.named(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reports the policy that was probably intended, if a word is neither a file nor a policy. */
    static void reportNearest(String name, PrintWriter err) {
        if (!isFile(name)) {
            err.print(NearestName.of(name, HarvesterAuditPolicy.names())
                    .map(nearest -> "no policy has the name '" + name + "'; did you mean '" + nearest + "'?\n")
                    .orElse(""));
        }
    }

    /** Whether a name is that of a file. A word that is neither a file nor a policy is reported as a module. */
    private static boolean isFile(String name) {
        return !WORDS.matcher(name).matches() || Files.isRegularFile(Path.of(name));
    }

    private static Set<AuditModule> modules(String names) {
        Set<AuditModule> modules = EnumSet.noneOf(AuditModule.class);
        for (String name : names.split(",", -1)) {
            try {
                modules.add(AuditModule.of(name));
            } catch (IllegalArgumentException e) {
                throw UsageException.ofOption("--audit-policy", String.valueOf(e.getMessage()));
            }
        }
        return modules;
    }

    /** Prints the policies, one line for each. */
    static void print(PrintWriter out) {
        out.printf(FORMAT, "POLICY", "TELLS");
        out.printf(FORMAT, RELEASE, "what the policy of the release records");
        out.printf(FORMAT, RECOMMENDED, "who changed what, and with which outcome");
        for (AuditModule module : AuditModule.values()) {
            out.printf(FORMAT, module.label(), module.question());
        }
        out.flush();
    }
}
