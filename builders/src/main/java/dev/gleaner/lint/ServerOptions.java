package dev.gleaner.lint;

import dev.gleaner.audit.ApiServerArgument;
import dev.gleaner.document.Fault;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Replacement;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.manifest.ManifestFault;
import dev.gleaner.manifest.ParsedObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the audit options in the configuration of an RKE2 or k3s server. RKE2 puts the options that it makes of its
 * own {@code audit-policy-file} before those of {@code kube-apiserver-arg}, and kube-apiserver uses the last of equal
 * options (rke2 v1.24 to v1.33, pkg/podexecutor/staticpod.go).
 *
 * @param policyFiles the checked files with a policy, by {@link #onNode}; empty if none is known
 * @param writtenPolicies those of them that a configuration writes to a node
 * @param otherFiles the checked files without a policy, by {@link #onNode}
 * @param complete whether all policies of the node are checked
 * @param logs the audit logs that a kube-audit source reads; empty if there is no such source
 */
record ServerOptions(
        Set<String> policyFiles,
        Set<String> writtenPolicies,
        Set<String> otherFiles,
        boolean complete,
        Set<String> logs) {
    private static final String POLICY = ApiServerArgument.POLICY;
    private static final String LOG = "audit-log-path";
    private static final String FOLDER = "/etc/rancher/rke2/";
    private static final String MERGED = "/config.yaml.d/";
    private static final String DEFAULT_LOG = Harvester.AUDIT_LOG_FOLDER + Harvester.AUDIT_LOG_FILE;

    /** Adds the violations of a configuration; an object of a kind has none, unless its file is one of a server. */
    void check(ParsedObject object, List<Violation> violations) {
        Part config = object.part();
        checkPolicyIsSet(object, violations);
        if (!config.text("kind").isEmpty()) {
            return;
        }
        checkPolicyPath(config.field(POLICY), violations);
        for (Part entry : ApiServerArgument.entries(config)) {
            if (!(entry.tree() instanceof Tree.Text)) {
                violations.add(entry.violation(
                        LintFault.ARGUMENT_FORM, entry.tree().describe(), IntendedArgument.ofEntry(config, entry)));
            }
        }
        Map<String, ApiServerArgument> last = new LinkedHashMap<>();
        for (ApiServerArgument argument : ApiServerArgument.in(config)) {
            if (!IntendedArgument.hasName(argument)) {
                violations.add(argument.part()
                        .violation(
                                LintFault.ARGUMENT_NAME,
                                Violation.quoted(argument.name()),
                                IntendedArgument.ofNameless(argument)));
            } else if (argument.name().startsWith("audit-")) {
                checkRepeated(last.put(argument.name(), argument), argument, violations);
                checkArgument(argument, violations);
            }
        }
        checkPolicyArgument(last.get(POLICY), config.field(POLICY), violations);
        checkLog(last.get(LOG), config, violations);
    }

    /** Reports an option without a value, and Harvester's configuration of a server without the option. */
    private static void checkPolicyIsSet(ParsedObject object, List<Violation> violations) {
        Part config = object.part();
        if (!(config.tree() instanceof Tree.Mapping mapping)
                || mapping.hasValue(POLICY)
                || mapping.hasValue("profile")
                || ApiServerArgument.in(config).stream()
                        .anyMatch(argument -> argument.name().equals(POLICY))
                || ApiServerArgument.entries(config).stream()
                        .anyMatch(entry -> !entry.text(POLICY).isEmpty())
                || object.violations().stream()
                        .anyMatch(violation -> violation.code().equals(ManifestFault.POLICY_OPTION.code()))) {
            return;
        }
        boolean hasOption = mapping.get(POLICY).isPresent() && !mapping.hasValue("kind");
        if (hasOption || fileName(onNode(object)).equals(fileName(Harvester.SERVER_CONFIG_PATH))) {
            Part place = hasOption ? config.field(POLICY) : config;
            violations.add(place.violation(LintFault.POLICY_UNSET, Harvester.AUDIT_POLICY_PATH));
        }
    }

    private void checkPolicyPath(Part path, List<Violation> violations) {
        if (path.tree() instanceof Tree.Text text) {
            if (isMissing(text.value())) {
                violations.add(missing(LintFault.POLICY_PATH, path, text.value()));
            } else {
                checkPolicyName(path, text.value(), violations);
            }
        }
    }

    private void checkPolicyName(Part part, String path, List<Violation> violations) {
        String name = fileName(path);
        if (name.isEmpty() || isPolicy(path) && !otherFiles.contains(path)) {
            return;
        }
        if (otherFiles.contains(path) || otherFiles.contains(name)) {
            violations.add(part.violation(
                    LintFault.POLICY_CONTENT,
                    Violation.quoted(name),
                    policyFiles.isEmpty() ? "" : "; the policy is in " + named(name)));
        } else if (path.equals(Harvester.AUDIT_POLICY_PATH)) {
            if (complete) {
                violations.add(part.violation(LintFault.POLICY_SHIPPED, Violation.quoted(path)));
            }
        } else if (!path.startsWith("/")) {
            violations.add(
                    part.violation(LintFault.POLICY_RELATIVE, Violation.quoted(path), Violation.quoted(FOLDER + name)));
        } else if (!policyFiles.isEmpty()) {
            violations.add(otherName(part, path));
        }
    }

    /** The violation of a path at which no file is written. It expects what its correction writes. */
    private Violation missing(Fault fault, Part part, String path) {
        String policy = expectedPolicy(path);
        String expected = withPath(part, path, policy);
        Violation violation = part.violation(fault, Violation.quoted(path), expected);
        return NearestName.misspelt(path, List.of(policy)).isPresent()
                ? violation.withReplacement(new Replacement(text(part), expected))
                : violation;
    }

    /** The violation of a path that no checked policy has. If it expects another path, its correction writes that one. */
    private Violation otherName(Part part, String path) {
        String name = fileName(path);
        String missing = policyFiles.stream().map(ServerOptions::fileName).anyMatch(name::equals) ? path : name;
        Map<String, String> known = policyFilesBeside(path);
        Optional<String> policy = NearestName.misspelt(path, known.keySet());
        String found = policy.map(known::get).map(Violation::quoted).orElseGet(() -> named(missing));
        String expected = policy.map(intended -> withPath(part, path, intended)).orElse("");
        Violation violation = part.violation(
                LintFault.POLICY_NAME,
                Violation.quoted(missing),
                expected.isEmpty() ? found : found + "; expected " + expected);
        return expected.isEmpty() ? violation : violation.withReplacement(new Replacement(text(part), expected));
    }

    /**
     * The checked policies with the extension of a path, by their paths; a file without a folder is in that of the path.
     */
    private Map<String, String> policyFilesBeside(String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String extension = path.substring(path.lastIndexOf('.') + 1);
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : policyFiles) {
            if (file.endsWith("." + extension)) {
                files.putIfAbsent(file.startsWith("/") ? file : folder + fileName(file), file);
            }
        }
        return files;
    }

    /** The text of an option or argument with another path. */
    private static String withPath(Part part, String path, String other) {
        String text = text(part);
        return text.endsWith(path) ? text.substring(0, text.length() - path.length()) + other : text + "=" + other;
    }

    private static String text(Part part) {
        return part.tree() instanceof Tree.Text text ? text.value() : "";
    }

    /** Whether it is known that no file with this path is written. */
    private boolean isMissing(String path) {
        boolean known = complete || !writtenPolicies.isEmpty() || path.startsWith(Harvester.RKE2_CONFIG_FOLDER);
        return known
                && !path.isEmpty()
                && !isPolicy(path)
                && !otherFiles.contains(path)
                && !path.equals(Harvester.AUDIT_POLICY_PATH);
    }

    private boolean isPolicy(String path) {
        return policyFiles.contains(path) || policyFiles.contains(fileName(path));
    }

    /** The policy of which a path is a misspelling; otherwise the only one whose path is known, or that of Harvester. */
    private String expectedPolicy(String path) {
        List<String> known =
                policyFiles.stream().filter(file -> file.startsWith("/")).toList();
        return NearestName.misspelt(path, known)
                .or(() -> only(writtenPolicies))
                .or(() -> only(known))
                .orElse(Harvester.AUDIT_POLICY_PATH);
    }

    private static Optional<String> only(Collection<String> paths) {
        return paths.size() == 1 ? paths.stream().findFirst() : Optional.empty();
    }

    /** The nearest of the file names, or the first three. */
    private String named(String name) {
        return NearestName.of(name, policyFiles)
                .map(Violation::quoted)
                .orElseGet(() ->
                        policyFiles.stream().limit(3).map(Violation::quoted).collect(Collectors.joining(", ")));
    }

    /**
     * The path on the node of the file of an object if it is known: a configuration writes the file, or it is in a
     * folder {@code etc/rancher/rke2} or {@code config.yaml.d}, or has the name of a generated file. Otherwise the
     * name of the file.
     */
    static String onNode(ParsedObject object) {
        return object.nodePath().orElseGet(() -> onNode(object.part().file()));
    }

    /** The path of a file on the node if it is known; otherwise its name. */
    static String onNode(String file) {
        String path = "/" + file.replace('\\', '/');
        int rke2 = path.lastIndexOf(FOLDER);
        if (rke2 >= 0) {
            return path.substring(rke2);
        }
        String name = fileName(path);
        String merged = Harvester.RKE2_CONFIG_FOLDER + name.replaceFirst("^rke2-", "");
        boolean isGenerated = name.startsWith("rke2-")
                && (merged.equals(Harvester.SERVER_CONFIG_PATH) || merged.equals(Harvester.AUDIT_POLICY_PATH));
        return isGenerated ? merged : path.endsWith(MERGED + name) ? Harvester.RKE2_CONFIG_FOLDER + name : name;
    }

    /** The part of a path behind its last slash. */
    static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static void checkRepeated(
            @Nullable ApiServerArgument earlier, ApiServerArgument argument, List<Violation> violations) {
        if (earlier != null) {
            violations.add(earlier.part()
                    .violation(
                            LintFault.ARGUMENT_REPEATED,
                            Violation.quoted(argument.name()),
                            argument.part().tree().position()));
        }
    }

    private static void checkArgument(ApiServerArgument argument, List<Violation> violations) {
        String name = Violation.quoted(argument.name());
        if (!AuditOption.names().contains(argument.name())) {
            String hint = NearestName.hint(argument.name(), AuditOption.names());
            violations.add(argument.part()
                    .violation(LintFault.ARGUMENT_UNKNOWN, name, hint)
                    .withReplacement(IntendedArgument.renamed(argument)));
            return;
        }
        AuditOption.expected(argument.name(), argument.valueOrTrue())
                .ifPresent(expected -> violations.add(argument.part()
                        .violation(
                                LintFault.ARGUMENT_VALUE, Violation.quoted(argument.valueOrTrue()), name, expected)));
        if (argument.name().equals("audit-log-format") && argument.valueOrTrue().equals("legacy")) {
            violations.add(argument.part().violation(LintFault.LOG_FORMAT));
        }
    }

    private void checkPolicyArgument(@Nullable ApiServerArgument argument, Part option, List<Violation> violations) {
        if (argument == null) {
            return;
        }
        boolean created = false;
        if (option.tree() instanceof Tree.Text text && !text.value().isEmpty()) {
            created = text.value().equals(argument.valueOrTrue());
            if (!created) {
                violations.add(argument.part().violation(LintFault.POLICY_OVERRIDDEN, text.position()));
            }
        }
        if (created) {
            return;
        }
        if (isMissing(argument.valueOrTrue())) {
            violations.add(missing(LintFault.POLICY_ARGUMENT, argument.part(), argument.valueOrTrue()));
        } else {
            checkPolicyName(argument.part(), argument.valueOrTrue(), violations);
        }
    }

    private void checkLog(@Nullable ApiServerArgument argument, Part config, List<Violation> violations) {
        if (argument != null) {
            checkLog(argument.part(), argument.valueOrTrue(), violations);
        } else if (config.field("data-dir").tree() instanceof Tree.Text folder
                && config.field(POLICY).tree() instanceof Tree.Text) {
            checkLog(config.field("data-dir"), withSlash(folder.value()) + "server/logs/audit.log", violations);
        }
    }

    private void checkLog(Part part, String log, List<Violation> violations) {
        // The chart reads no audit log of k3s by default.
        boolean unknown = logs.isEmpty() && log.contains("/k3s/");
        Set<String> read = logs.isEmpty() ? Set.of(DEFAULT_LOG) : logs;
        if (!unknown && !read.contains(log)) {
            violations.add(part.violation(
                    LintFault.LOG_NOT_READ,
                    log.equals("-") ? "the standard output of kube-apiserver" : Violation.quoted(log),
                    Violation.quoted(read.iterator().next())));
        }
    }

    /** The file that a kube-audit source reads; without settings it is that of RKE2. */
    static String logOf(Part kubeAudit) {
        String folder = kubeAudit.text("pathPrefix");
        String file = kubeAudit.text("auditFilename");
        return withSlash(folder.isEmpty() ? Harvester.AUDIT_LOG_FOLDER : folder)
                + (file.isEmpty() ? Harvester.AUDIT_LOG_FILE : file);
    }

    private static String withSlash(String folder) {
        return folder.endsWith("/") ? folder : folder + "/";
    }
}
