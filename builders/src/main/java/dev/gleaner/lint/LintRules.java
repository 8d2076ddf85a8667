package dev.gleaner.lint;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All rules of {@link Lint}, by subject. */
public final class LintRules {
    /**
     * The subjects, in the order in which they are checked: errors in references are found before the flows that they
     * stop.
     */
    static final List<LintTopic> TOPICS = List.of(
            LintTopic.of(
                    "Which Logging a flow or output belongs to",
                    MembershipRules::check,
                    MembershipRules.CONTROL_NAMESPACE,
                    MembershipRules.NOT_WATCHED,
                    MembershipRules.DANGLING,
                    MembershipRules.ABSENT,
                    MembershipRules.BLANK,
                    MembershipRules.OF_UPGRADE,
                    MembershipRules.NEAR,
                    MembershipRules.SHARED,
                    MembershipRules.AUDIT_WITHOUT_FLOW),
            LintTopic.of(
                    "Flows for Kubernetes events",
                    EventRules::check,
                    EventRules.WITHOUT_FLOW,
                    EventRules.WITHOUT_EVENTS),
            LintTopic.of(
                    "Objects without a namespace",
                    NamespaceRules::check,
                    NamespaceRules.MISSING,
                    NamespaceRules.NEEDED),
            LintTopic.of(
                    "Records that one Logging sends to others",
                    LoggingRouteRules::check,
                    LoggingRouteRules.SOURCE,
                    LoggingRouteRules.SOURCE_ABSENT,
                    LoggingRouteRules.TARGETS,
                    LoggingRouteRules.TARGETS_ABSENT,
                    LoggingRouteRules.TARGET_WITHOUT_AGGREGATOR,
                    LoggingRouteRules.UNTAKEN),
            LintTopic.of(
                    "References to outputs, and what an error stops",
                    OutputRefRules::check,
                    OutputRefRules.DANGLING,
                    OutputRefRules.ABSENT,
                    OutputRefRules.MISPLACED,
                    OutputRefRules.OTHER_LOGGING,
                    OutputRefRules.PROTECTED,
                    OutputRefRules.REPEATED,
                    OutputRefRules.STOPS_OTHERS),
            LintTopic.of(
                    "What fluentd gets of all flows and outputs",
                    SharedFluentdRules::check,
                    SharedFluentdRules.BUFFER_PATH,
                    SharedFluentdRules.WORKERS_BUFFER,
                    SharedFluentdRules.WORKERS_PLUGIN,
                    SharedFluentdRules.WORKERS_ELSEWHERE),
            LintTopic.of(
                    "Secrets",
                    SecretRules::check,
                    SecretRules.MISSING,
                    SecretRules.ELSEWHERE,
                    SecretRules.KEY_MISSING,
                    SecretRules.KEY_ELSEWHERE,
                    SecretRules.VALUE_EMPTY,
                    SecretRules.VALUE_FORM,
                    SecretRules.FIELD,
                    SecretRules.NOT_MOUNTED,
                    SecretRules.MOUNTED),
            LintTopic.of(
                    "The records that flows select",
                    SelectionRules::check,
                    SelectionRules.STEP_DEAD,
                    SelectionRules.EXCLUDE_LATE,
                    SelectionRules.SELECTS_NOTHING,
                    SelectionRules.PATTERN,
                    SelectionRules.AUDIT_FLOW,
                    SelectionRules.AUDIT_CONDITIONS,
                    SelectionRules.EVENT_ANY_TENANT,
                    SelectionRules.TWICE),
            LintTopic.of(
                    "Fields of records",
                    RecordRules::check,
                    RecordRules.TAG_PLACEHOLDER,
                    RecordRules.LITERAL,
                    RecordRules.DOTTED_LABEL,
                    RecordRules.METADATA,
                    RecordRules.AUDIT_METADATA),
            LintTopic.of(
                    "Placeholders of outputs",
                    PlaceholderRules::check,
                    PlaceholderRules.NO_KEY,
                    PlaceholderRules.NO_TIME,
                    PlaceholderRules.FINER_THAN_SLICE,
                    PlaceholderRules.TAG_PART),
            LintTopic.of(
                    "The chart and its values",
                    ChartRules::check,
                    ChartRules.REF_MISSING,
                    ChartRules.REF_OTHER,
                    ChartRules.VERSION_UNKNOWN,
                    ChartRules.VERSION_OTHER,
                    ChartRules.VERSIONS,
                    ChartRules.JOURNAL,
                    ChartRules.AUDIT_FILE,
                    ChartRules.VALUE_TYPE,
                    ChartRules.AUDIT_LOG_UNKNOWN,
                    ChartRules.ADDON_INCOMPLETE,
                    ChartRules.ADDON_OFF,
                    ChartRules.AUDIT_AGENT),
            LintTopic.of(
                    "The installation of the charts",
                    InstallRules::check,
                    InstallRules.NAME,
                    InstallRules.FLEET,
                    InstallRules.TARGET,
                    InstallRules.REPOSITORY,
                    InstallRules.NAMESPACE,
                    InstallRules.CRDS),
            LintTopic.of(
                    "Pods: tolerations and images",
                    WorkloadRules::check,
                    WorkloadRules.TOLERATION,
                    WorkloadRules.TOLERATION_VALUE,
                    WorkloadRules.IMAGE_OTHER,
                    WorkloadRules.IMAGE_NONE),
            LintTopic.of(
                    "Objects that occur twice",
                    RepetitionRules::check,
                    RepetitionRules.REPEATED,
                    RepetitionRules.REPLACED),
            LintTopic.of("The order of objects in a file", OrderRules::check, OrderRules.ORDER),
            LintTopic.of(
                    "Files of a node",
                    NodeRules::check,
                    NodeRules.POLICY_PATH,
                    NodeRules.POLICY_SHIPPED,
                    NodeRules.POLICY_OVERRIDDEN,
                    NodeRules.POLICY_ARGUMENT,
                    NodeRules.POLICY_RELATIVE,
                    NodeRules.POLICY_NAME,
                    NodeRules.POLICY_CONTENT,
                    NodeRules.POLICY_UNSET,
                    NodeRules.LOG_NOT_READ,
                    NodeRules.LOG_FORMAT,
                    NodeRules.ARGUMENT_REPEATED,
                    NodeRules.ARGUMENT_VALUE,
                    NodeRules.ARGUMENT_UNKNOWN,
                    NodeRules.ARGUMENT_NAME,
                    NodeRules.ARGUMENT_FORM,
                    NodeRules.OPTION_REPLACED));

    /**
     * The rules that the files of the releases themselves break. Built sets are not checked for them, because they are
     * equal to those files.
     */
    static final List<LintRule> OF_SHIPPED_FILES = List.of(
            SelectionRules.EVENT_ANY_TENANT,
            WorkloadRules.TOLERATION,
            WorkloadRules.TOLERATION_VALUE,
            WorkloadRules.IMAGE_NONE,
            ChartRules.JOURNAL);

    private LintRules() {}

    /** All rules, subject by subject. */
    public static List<LintRule> all() {
        return TOPICS.stream().flatMap(topic -> topic.rules().stream()).toList();
    }

    /** The rule with a code; empty if the code is that of a check of single objects, or of none. */
    public static Optional<LintRule> find(String code) {
        Objects.requireNonNull(code, "code");
        return all().stream().filter(rule -> rule.code().equals(code)).findFirst();
    }
}
