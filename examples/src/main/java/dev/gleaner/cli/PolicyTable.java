package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.document.NearestName;
import dev.gleaner.harvester.AuditModule;
import dev.gleaner.harvester.HarvesterAuditPolicy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The audit policies that commands know by name. A file with this name takes precedence. */
final class PolicyTable {
    private static final String FORMAT = "%-18s  %s%n";
    private static final String RELEASE = "release";

    /** What the policies record that are not made of modules. */
    private static final Map<String, String> NAMED = Map.of(
            "recommended", "who changed what, and with which outcome",
            "shipped", "creations, patches and deletions, without outcomes, as releases of Harvester do",
            "proposal", "the metadata of every request, as the policy in the proposal does",
            "proposal-in-words", "creations, updates and patches, as the text of the proposal says",
            "kubernetes-example", "pods, with bodies: the part of an example of Kubernetes that the proposal quotes");

    private static final Pattern WORDS = Pattern.compile("[A-Za-z-]*[A-Za-z](,[A-Za-z-]*)*+");

    private PolicyTable() {}

    /** The policy with a name, of modules separated by commas, or in a file; empty for that of the release. */
    static Optional<AuditPolicy> policy(String name) {
        if (isFile(name)) {
            return Optional.of(GenerateInputs.policy(name));
        }
        if (name.equals(RELEASE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(HarvesterAuditPolicy.named(name));
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--audit-policy", String.valueOf(e.getMessage()));
        }
    }

    /** The policy with a name, or of modules separated by commas; empty if there is none, or a file has the name. */
    static Optional<AuditPolicy> named(String name) {
        try {
            return isFile(name) ? Optional.empty() : Optional.of(HarvesterAuditPolicy.named(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reports the policy that was probably intended, or all, if a word is neither a file nor a policy. */
    static void reportNearest(String name, PrintWriter err) {
        if (!isFile(name)) {
            err.println("no policy has the name '" + name + "'; "
                    + NearestName.of(name, HarvesterAuditPolicy.names())
                            .map(nearest -> "did you mean '" + nearest + "'?")
                            .orElse("the policies are " + String.join(", ", HarvesterAuditPolicy.names())));
        }
    }

    /** Whether a name is that of a file. A word that is neither a file nor a policy is reported as a policy. */
    private static boolean isFile(String name) {
        return !WORDS.matcher(name).matches() || Files.isRegularFile(Path.of(name));
    }

    /** Prints the policies, one line for each. */
    static void print(PrintWriter out) {
        out.printf(FORMAT, "POLICY", "RECORDS");
        out.printf(FORMAT, RELEASE, "what the policy of the release records");
        for (String name : HarvesterAuditPolicy.names()) {
            String records = Optional.ofNullable(NAMED.get(name))
                    .orElseGet(() -> AuditModule.of(name).question());
            out.printf(FORMAT, name, records);
        }
        out.flush();
    }
}
