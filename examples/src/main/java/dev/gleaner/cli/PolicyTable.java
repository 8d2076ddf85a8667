package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.harvester.AuditModule;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The audit policies that {@code generate} knows by name. */
final class PolicyTable {
    private static final String FORMAT = "%-17s %s%n";
    private static final String RELEASE = "release";
    private static final String RECOMMENDED = "recommended";

    private static final Pattern WORDS = Pattern.compile("[a-z-]*[a-z](,[a-z-]*)*");

    private PolicyTable() {}

    /** The policy with a name, of modules separated by commas, or in a file; empty for that of the release. */
    static Optional<AuditPolicy> policy(String name) {
        return switch (name) {
            case RELEASE -> Optional.empty();
            case RECOMMENDED -> Optional.of(HarvesterAuditPolicy.recommended());
            default -> Optional.of(isFile(name) ? GenerateInputs.policy(name) : HarvesterAuditPolicy.of(modules(name)));
        };
    }

    /** Whether a name is not that of a module. A word that is neither a module nor a file is reported as a module. */
    private static boolean isFile(String name) {
        boolean isModule = Arrays.stream(AuditModule.values())
                .anyMatch(module -> module.label().equals(name));
        return !isModule && (!WORDS.matcher(name).matches() || Files.exists(Path.of(name)));
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
