package dev.gleaner.expectation;

import dev.gleaner.document.Fault;

/** Mistakes in files of expectations. The file is not run until they are corrected. */
public final class ExpectationFault {
    /** The file has no case, so it expects nothing and would always succeed. Write at least one case. */
    public static final Fault NO_CASES = Fault.error("expectation-no-cases", "there are no cases; write at least one");

    /** Two cases have the same name, so that a report cannot tell them apart. Write another name. */
    public static final Fault SAME_NAME = Fault.error("expectation-same-name", "another case has the name %s, too");

    /** A case has no request and no record. Write {@code requests}, {@code records} or {@code files}. */
    public static final Fault NO_SUBJECT =
            Fault.error("expectation-no-subject", "a case needs requests, records or files with records");

    /** A case has both requests and records. No field of an expectation is about both. Write two cases. */
    public static final Fault BOTH_KINDS =
            Fault.error("expectation-both-kinds", "a case has either requests or records; found %s and %s");

    /**
     * A case or an item of {@code expect} expects nothing, so it would always succeed. Write what is expected, such as
     * {@code level} of requests or {@code outputs} of records.
     */
    public static final Fault NO_EXPECTATION = Fault.error(
            "expectation-missing",
            "nothing is expected; write level, rule or omitStages of requests, or logging, outputs, flows or reasons of"
                    + " records");

    /** A stage is given without the level that is expected at this stage. Write the level, too. */
    public static final Fault STAGE_ALONE =
            Fault.error("expectation-stage-alone", "a stage needs the level that is recorded at it; write level, too");

    /**
     * A case about requests expects something of records, or the other way round. It can never hold. Move the field to
     * a case of the other kind.
     */
    public static final Fault OTHER_KIND =
            Fault.error("expectation-other-kind", "%s is expected of %s, but the case has none");

    /** A rule is neither an index nor {@code none}. Write the index of a rule, counted from 0. */
    public static final Fault RULE =
            Fault.error("expectation-rule", "expected the index of a rule, from 0, or none; found %s");

    /** The policy is named twice, as a file and as a preset. Write one of them. */
    public static final Fault TWO_SUBJECTS =
            Fault.error("expectation-two-policies", "the policy has both %s and %s; write one of them");

    /**
     * There is no audit policy for the requests of the file. Write {@code policy} with a file or a preset, or
     * {@code manifests} that have a policy.
     */
    public static final Fault NO_POLICY =
            Fault.error("expectation-no-policy", "there is no audit policy; write policy with file or preset");

    /** There are no manifests for the records of the file. Write {@code manifests} with files or a release. */
    public static final Fault NO_MANIFESTS = Fault.error(
            "expectation-no-manifests", "there are no manifests; write manifests with files, release or preset");

    /**
     * The manifests have no Logging, and no release is named, so the Loggings of the newest release that Gleaner knows are
     * added. A newer Gleaner may add others, and the cases may fail. Write {@code release} with the release that runs the
     * manifests.
     */
    public static final Fault RELEASE_TAKEN = Fault.warning(
            "expectation-release-taken", "no file has a Logging; those of Harvester %s are added; write release: %s");

    /** A name or a version is not one that Gleaner knows. Write the suggested one. */
    public static final Fault UNKNOWN = Fault.error("expectation-unknown-name", "%s");

    /**
     * A request is not in the form {@code VERB RESOURCE in NAMESPACE by USER} or {@code METHOD PATH by USER}. Write it as
     * {@code gleaner decide --explain} and the messages of Gleaner do.
     */
    public static final Fault REQUEST = Fault.error("expectation-request", "%s");

    /**
     * A request for a resource has a verb that no such request has, so the case tests nothing. Write one of {@code get},
     * {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete} and
     * {@code deletecollection}; requests for other URLs have the HTTP method in lower case.
     */
    public static final Fault VERB = Fault.error("expectation-verb-unknown", "%s");

    /** A record is not a mapping, which each record in fluentd is. Write its fields. */
    public static final Fault RECORD =
            Fault.error("expectation-record", "expected a record, which is a mapping; found %s");

    /**
     * A file of records cannot be read, is too large, or has no record, so nothing would be checked. Write a file with
     * records.
     */
    public static final Fault RECORD_FILE = Fault.error("expectation-record-file", "%s");

    /**
     * No output with this id is in the manifests, so no record can reach it. Write the suggested id: the kind in lower
     * case, the namespace and the name.
     */
    public static final Fault OUTPUT = Fault.error("expectation-output-unknown", "the manifests have no output %s%s");

    /**
     * No flow with this id is in the manifests, so it accepts nothing. Write the suggested id: the kind in lower case,
     * the namespace and the name.
     */
    public static final Fault FLOW = Fault.error("expectation-flow-unknown", "the manifests have no flow %s%s");

    private ExpectationFault() {}
}
