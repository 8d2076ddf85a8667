package dev.gleaner.lint;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules for the files of a node. */
final class NodeRules {
    private static final String ARGUMENTS = "rke2 v1.24, pkg/podexecutor/staticpod.go";
    private static final String OPTIONS = "Kubernetes v1.24, staging/src/k8s.io/apiserver/pkg/server/options/audit.go";

    static final LintRule POLICY_PATH = LintRule.of(
                    LintFault.POLICY_PATH,
                    "The audit policy is at the path that RKE2 gets.",
                    "rke2 v1.24, writeDefaultPolicyFile")
            .failing("audit-policy-file: /etc/rancher/rke2/config.yaml.d/policy.yaml\n")
            .passing("audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml\n");

    static final LintRule POLICY_SHIPPED = LintRule.of(
                    LintFault.POLICY_SHIPPED, "A complete set contains the audit policy.", "harvester-installer v1.1.3")
            .failing("audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml\n")
            .passing(policyFile("apiVersion: audit.k8s.io/v1\\nkind: Policy\\nrules: [{level: Metadata}]"))
            .ofCompleteSets();

    static final LintRule POLICY_OVERRIDDEN = LintRule.of(
                    LintFault.POLICY_OVERRIDDEN, "One option names the audit policy.", ARGUMENTS)
            .failing("""
                    audit-policy-file: /etc/rancher/rke2/policy.yaml
                    kube-apiserver-arg: [audit-policy-file=/etc/rancher/rke2/other.yaml]
                    """)
            .passing("audit-policy-file: /etc/rancher/rke2/policy.yaml\n");

    static final LintRule POLICY_ARGUMENT = LintRule.of(
                    LintFault.POLICY_ARGUMENT, "An audit policy in an argument is a file.", ARGUMENTS)
            .failing("kube-apiserver-arg: [audit-policy-file=/etc/rancher/rke2/config.yaml.d/policy.yaml]\n")
            .passing("kube-apiserver-arg: [audit-policy-file=/etc/rancher/rke2/policy.yaml]\n");

    static final LintRule POLICY_RELATIVE = LintRule.of(
                    LintFault.POLICY_RELATIVE,
                    "The path of the audit policy is absolute.",
                    "rke2 v1.33, WriteDefaultPolicyFile")
            .failing("audit-policy-file: audit-policy.yaml\n")
            .passing("audit-policy-file: /etc/rancher/rke2/audit-policy.yaml\n");

    static final LintRule POLICY_NAME = LintRule.of(
                    LintFault.POLICY_NAME,
                    "A checked audit policy has the file name that RKE2 gets, and the folder.",
                    "rke2 v1.33, WriteDefaultPolicyFile")
            .failing("""
                    audit-policy-file: /etc/rancher/rke2/audit-policy.yml
                    ---
                    apiVersion: audit.k8s.io/v1
                    kind: Policy
                    rules: [{level: Metadata}]
                    """)
            .passing("audit-policy-file: /etc/rancher/rke2/audit-policy.yml\n");

    static final LintRule POLICY_CONTENT = LintRule.of(
                    LintFault.POLICY_CONTENT,
                    "The file that RKE2 gets as audit policy is one.",
                    "Kubernetes v1.24, k8s.io/apiserver/pkg/audit/policy/reader.go")
            .failing(policyFile("cni: canal"))
            .passing(policyFile("apiVersion: audit.k8s.io/v1\\nkind: Policy\\nrules: [{level: Metadata}]"));

    static final LintRule POLICY_UNSET = LintRule.of(
                    LintFault.POLICY_UNSET, "The configuration of a server names the audit policy.", ARGUMENTS)
            .failing("audit-policy-file: ''\n")
            .passing("audit-policy-file: /etc/rancher/rke2/policy.yaml\n");

    static final LintRule LOG_NOT_READ = LintRule.of(
                    LintFault.LOG_NOT_READ, "The audit log is the file that the kube-audit source reads.", ARGUMENTS)
            .failing("kube-apiserver-arg: [audit-log-path=-]\n")
            .passing("kube-apiserver-arg: [audit-log-path=/var/lib/rancher/rke2/server/logs/audit.log]\n");

    static final LintRule LOG_FORMAT = LintRule.of(LintFault.LOG_FORMAT, "The audit log is JSON.", OPTIONS)
            .failing("kube-apiserver-arg: [audit-log-format=legacy]\n")
            .passing("kube-apiserver-arg: [audit-log-format=json]\n");

    static final LintRule ARGUMENT_REPEATED = LintRule.of(
                    LintFault.ARGUMENT_REPEATED, "An audit option occurs once.", OPTIONS)
            .failing("kube-apiserver-arg: [audit-log-maxage=1, audit-log-maxage=2]\n")
            .passing("kube-apiserver-arg: [audit-log-maxage=1, audit-log-maxsize=2]\n");

    static final LintRule ARGUMENT_VALUE = LintRule.of(
                    LintFault.ARGUMENT_VALUE, "An audit option has a value that kube-apiserver accepts.", OPTIONS)
            .failing("kube-apiserver-arg: [audit-log-maxage=30d]\n")
            .passing("kube-apiserver-arg: [audit-log-maxage=30]\n");

    static final LintRule ARGUMENT_UNKNOWN = LintRule.of(
                    LintFault.ARGUMENT_UNKNOWN, "An audit option is one that kube-apiserver has.", OPTIONS)
            .failing("kube-apiserver-arg: [audit-log-max-age=30]\n")
            .passing("kube-apiserver-arg: [audit-log-maxage=30]\n");

    static final LintRule ARGUMENT_NAME = LintRule.of(
                    LintFault.ARGUMENT_NAME,
                    "An argument has the name of an option.",
                    "k3s, pkg/daemons/config/types.go")
            .failing("kube-apiserver-arg: [/etc/rancher/rke2/policy.yaml]\n")
            .passing("kube-apiserver-arg: [audit-policy-file=/etc/rancher/rke2/policy.yaml]\n");

    static final LintRule ARGUMENT_FORM = LintRule.of(
                    LintFault.ARGUMENT_FORM, "An argument is a text.", "k3s, pkg/daemons/config/types.go")
            .failing("kube-apiserver-arg: [{audit-log-maxage: 30}]\n")
            .passing("kube-apiserver-arg: [audit-log-maxage=30]\n");

    static final LintRule OPTION_REPLACED = LintRule.of(
                    LintFault.OPTION_REPLACED, "An option is in one file.", "k3s, pkg/configfilearg/parser.go")
            .failing(files("kube-apiserver-arg"))
            .passing(files("kube-apiserver-arg+"));

    private NodeRules() {}

    private static String files(String later) {
        return """
                stages:
                  initramfs:
                  - files:
                    - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                      content: |
                        kube-apiserver-arg: [audit-log-maxage=30]
                    - path: /etc/rancher/rke2/config.yaml.d/91-own.yaml
                      content: |
                        %s: [audit-log-maxsize=50]
                """.formatted(later);
    }

    private static String policyFile(String content) {
        return """
                write_files:
                - path: /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml
                  content: "audit-policy-file: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml"
                - path: /etc/rancher/rke2/config.yaml.d/92-harvester-kube-audit-policy.yaml
                  content: "%s"
                """.formatted(content);
    }

    static void check(CheckedSet set, Findings findings) {
        Set<String> others = files(set, false);
        set.files().stream()
                .filter(NodeRules::isEmpty)
                .map(file -> ServerOptions.onNode(file.name()))
                .forEach(others::add);
        Set<String> policies = files(set, true);
        ServerOptions options =
                new ServerOptions(policies, written(set, policies), others, set.isComplete(), logs(set));
        List<Violation> violations = new ArrayList<>();
        set.objects().forEach(object -> options.check(object, violations));
        for (ParsedFile file : set.files()) {
            ReplacedOptions.of(file.objects()).forEach(violations::add);
        }
        if (violations.stream().noneMatch(violation -> violation.code().equals(POLICY_CONTENT.code()))) {
            checkPlaceOfPolicy(set, violations);
        }
        violations.forEach(findings::add);
    }

    /**
     * Reports what is in Harvester's place of the policy and is none, unless it has an error of its own. If an option
     * names it, the error is at the option.
     */
    private static void checkPlaceOfPolicy(CheckedSet set, List<Violation> violations) {
        for (ParsedFile file : set.files()) {
            if (isEmpty(file) && ServerOptions.onNode(file.name()).equals(Harvester.AUDIT_POLICY_PATH)) {
                violations.add(noPolicy(new Part(file.name(), FieldPath.ROOT, Tree.nothing())));
            }
        }
        for (ParsedObject object : set.objects()) {
            if (ServerOptions.onNode(object).equals(Harvester.AUDIT_POLICY_PATH)
                    && !isAudit(object.part())
                    && object.violations().stream().noneMatch(Violation::isError)) {
                violations.add(noPolicy(object.part()));
            }
        }
    }

    private static Violation noPolicy(Part found) {
        String name = ServerOptions.fileName(Harvester.AUDIT_POLICY_PATH);
        return found.violation(
                LintFault.POLICY_CONTENT, Violation.quoted(name), "; expected a Policy of audit.k8s.io/v1");
    }

    private static boolean isEmpty(ParsedFile file) {
        return file.syntaxViolations().stream()
                .anyMatch(violation -> violation.code().equals(DocumentFault.NO_MANIFEST.code()));
    }

    /**
     * The files with, or without, a policy, by path on the node if it is known, otherwise by name. A text and standard
     * input have none.
     */
    private static Set<String> files(CheckedSet set, boolean withPolicy) {
        return set.objects().stream()
                .filter(object -> isAudit(object.part()) == withPolicy)
                .map(object -> ServerOptions.onNode(object))
                .filter(name -> !name.isEmpty() && !name.equals("-"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of the files with a policy that configurations write to nodes. */
    private static Set<String> written(CheckedSet set, Set<String> policies) {
        return set.objects().stream()
                .filter(object -> isAudit(object.part()))
                .flatMap(object -> object.nodePath().stream())
                .filter(policies::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static boolean isPolicy(Part object) {
        return object.text("kind").equals("Policy") && isAudit(object);
    }

    /** Whether it is a policy, perhaps without its kind, which kube-apiserver does not need. */
    private static boolean isAudit(Part object) {
        return object.text("apiVersion").startsWith("audit.k8s.io/");
    }

    private static Set<String> logs(CheckedSet set) {
        return set.kubeAudits().stream().map(ServerOptions::logOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
