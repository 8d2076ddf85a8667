package dev.gleaner.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of the help of a command other than its syntax. They are in a class of their own, so that a call does not
 * load them.
 *
 * @param violations what the exit code 1 means; empty if the command does not have it
 * @param examples the examples
 */
record Manual(String violations, List<Example> examples) {
    private static final String INVALID = "A manifest has an error.";

    /**
     * An example.
     *
     * @param purpose what the call is for
     * @param call the call, as it is typed in a shell
     */
    record Example(String purpose, String call) {}

    /** The manual of a command; of a command that is not in it, an empty one. */
    static Manual of(String command) {
        return switch (command) {
            case "generate" ->
                of(
                        "A file or an output that an option names has an error.",
                        "Write the manifests of the newest release into a folder:",
                        "gleaner generate --out manifests",
                        "Send audit records to an output, with the recommended policy:",
                        "gleaner generate --audit-policy recommended --out manifests"
                                + " --audit-output splunk=splunkHec:hec_host=splunk.example,hec_token=secret:splunk/token");
            case "install" ->
                of(
                        "A file has an error, and nothing was written.",
                        "Show what would change on a node:",
                        "gleaner install --rke2-config /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml",
                        "Change the node, and keep the change after a reboot:",
                        "gleaner install --rke2-config /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml"
                                + " --custom-config /oem/99_custom.yaml --write");
            case "upgrade" ->
                of(
                        "The values or a manifest have an error.",
                        "Upgrade chart values:",
                        "gleaner upgrade --from v1.1.3 --to v1.8.1 values.yaml > new-values.yaml",
                        "Show the manifests of an upgraded cluster, with corrections:",
                        "gleaner upgrade --from v1.1.3 --to v1.8.1 --correct");
            case "apply" ->
                of(
                        "A manifest has an error, or an object could not be applied.",
                        "Show what would change in the cluster:",
                        "gleaner apply --dry-run manifests",
                        "Apply the manifests for a release of Harvester:",
                        "gleaner apply --release v1.8.1 manifests");
            case "check" ->
                of(
                        "A file has an error or, with --fail-on warning, a warning.",
                        "Check all manifests in a folder:",
                        "gleaner check manifests",
                        "Check the files that a pattern matches, for a release of Harvester:",
                        "gleaner check --release v1.8.1 'deploy/**/*.yaml'",
                        "Show the errors beside the lines of a pull request:",
                        "gleaner check --format github manifests");
            case "explain" ->
                of(
                        "",
                        "Explain what a code in the output of gleaner check means:",
                        "gleaner explain logging-ref-near",
                        "List all codes:",
                        "gleaner explain");
            case "fix" ->
                of(
                        "A file has a syntax error.",
                        "Show what would be corrected:",
                        "gleaner fix manifests",
                        "Correct the files:",
                        "gleaner fix --write manifests");
            case "format" ->
                of(
                        "A file has a syntax error, or --check found a file that is not in canonical form.",
                        "Format the files in a folder:",
                        "gleaner format --write manifests",
                        "Fail in a pipeline if a file is not formatted:",
                        "gleaner format --check manifests",
                        "Format the output of another command:",
                        "gleaner generate | gleaner format -");
            case "java" ->
                of(
                        "A file has an error.",
                        "Write a class that builds the manifests in a file:",
                        "gleaner java --class com.example.LoggingManifests logging.yaml > LoggingManifests.java",
                        "Print the output of another command as Java:",
                        "gleaner generate | gleaner java -");
            case "test" ->
                of(
                        "An expectation is not met, or a file has an error.",
                        "Test the policies and manifests of a folder:",
                        "gleaner test tests",
                        "Write the results for a pipeline:",
                        "gleaner test --junit results.xml tests");
            case "schema" ->
                of(
                        "",
                        "Write the schema of a kind for an editor:",
                        "gleaner schema ClusterOutput > cluster-output.schema.json",
                        "List the kinds:",
                        "gleaner schema");
            case "project" ->
                of(
                        "The values have an error.",
                        "Check flows and outputs against the Loggings of a chart:",
                        "gleaner project --release v1.8.1 values.yaml > loggings.yaml",
                        "Print the objects for the values on standard input:",
                        "gleaner project --release v1.8.1 -");
            case "render" ->
                of(
                        "The operator refuses to generate the file.",
                        "Print the fluentd.conf of a Logging:",
                        "gleaner render --logging rancher-logging-root manifests",
                        "Print the files of its fluent-bits:",
                        "gleaner render --logging rancher-logging-root --fluent-bit manifests");
            case "route" ->
                of(
                        "A manifest has an error, or fluentd does not run the configuration.",
                        "Print which outputs the records in a file reach:",
                        "gleaner route --record records.json manifests",
                        "Route the records on standard input, for a release of Harvester:",
                        "gleaner route --release v1.8.1 --record - manifests");
            case "diagram" ->
                of(
                        INVALID,
                        "Draw an image:",
                        "gleaner diagram --format svg manifests > logging.svg",
                        "Draw a diagram for Markdown, with the numbers of records that pass:",
                        "gleaner diagram --record records.json manifests");
            case "decide" ->
                of(
                        "The policy or a request has an error.",
                        "Print how a request is recorded, and why:",
                        "gleaner decide --policy policy.yaml --explain --as alice DELETE /api/v1/namespaces/prod/pods/web",
                        "Decide requests in lines of JSON:",
                        "gleaner decide --policy policy.yaml < requests.jsonl");
            case "analyze" ->
                of(
                        "The policy has an error.",
                        "Explain a policy:",
                        "gleaner analyze policy.yaml",
                        "Write a simpler policy that makes the same decisions:",
                        "gleaner analyze --simplify policy.yaml > simple.yaml");
            case "compare" ->
                of(
                        "The policies differ, a policy has an error, or the comparison gave up.",
                        "Show the effect of a change to a policy:",
                        "gleaner compare policy.yaml new-policy.yaml",
                        "Compare a policy with one on standard input, and print JSON:",
                        "gleaner compare --format json - policy.yaml");
            case "replay" ->
                of(
                        "The policy has an error.",
                        "Show how large the log would be with another policy:",
                        "gleaner replay --policy policy.yaml /var/lib/rancher/rke2/server/logs",
                        "Print the numbers as JSON:",
                        "gleaner replay --policy policy.yaml --format json audit.log",
                        "Write a web page:",
                        "gleaner replay --policy policy.yaml --html policy.html audit.log");
            case "who" ->
                of(
                        "",
                        "Print who deleted or created objects in a namespace:",
                        "gleaner who --verb create,delete --namespace prod /var/lib/rancher/rke2/server/logs",
                        "Print as JSON what a user did:",
                        "gleaner who --user alice --format json audit.log",
                        "Print requests that are denied from now on:",
                        "gleaner who --follow --outcome denied --since 0s audit.log",
                        "Print failed requests from a network:",
                        "gleaner who --code 4xx,5xx --address 10.52.0.0/16 audit.log");
            case "events" ->
                of(
                        "",
                        "Print the events in the logs of a folder:",
                        "gleaner events logs",
                        "Print the events on standard input:",
                        "gleaner events -",
                        "Print warnings about the pods of a namespace:",
                        "gleaner events --type Warning --kind Pod --namespace prod logs");
            case "timeline" ->
                of(
                        "",
                        "Print what happened to an object:",
                        "gleaner timeline --namespace prod --name web audit.log events.log",
                        "Print changes and warnings of an object from now on:",
                        "gleaner timeline --follow --since 0s --namespace prod --name web --verb update,patch,delete"
                                + " --type Warning audit.log events.log");
            case "top" ->
                of(
                        "",
                        "Print which users and verbs have the most requests:",
                        "gleaner top user,verb /var/lib/rancher/rke2/server/logs",
                        "Print what was denied since yesterday:",
                        "gleaner top denied --since 1d audit.log");
            case "report" ->
                of(
                        "The policy or a manifest has an error.",
                        "Write a page about the audit log:",
                        "gleaner report --out report.html /var/lib/rancher/rke2/server/logs",
                        "Add the timeline of an object and the effect of a policy:",
                        "gleaner report --out report.html --object prod/web --policy policy.yaml audit.log events.log");
            case "export" ->
                of(
                        "",
                        "Write a row for each request into a Parquet file:",
                        "gleaner export --format parquet --out audit.parquet /var/lib/rancher/rke2/server/logs",
                        "Write what a user did as CSV:",
                        "gleaner export --format csv --user alice audit.log > alice.csv");
            case "sql" ->
                of(
                        "",
                        "Count the deletions by each person:",
                        "gleaner sql \"select person, count(*) from activities where verb = 'delete' group by all\" audit.log",
                        "Join requests with the events about the same object:",
                        "gleaner sql \"select * from activities join events using (namespace, name)\" audit.log events.log");
            case "receive" ->
                of(
                        "",
                        "Print the records that an HTTP output sends:",
                        "gleaner receive --port 8094",
                        "Accept records from other machines too:",
                        "gleaner receive --port 8094 --host 0.0.0.0");
            case "completion" ->
                of(
                        "",
                        "Turn on completion in this bash:",
                        "source <(gleaner completion bash)",
                        "Turn on completion in this zsh:",
                        "source <(gleaner completion zsh)",
                        "Turn on completion in every new bash:",
                        "gleaner completion bash > ~/.local/share/bash-completion/completions/gleaner");
            case "man" ->
                of(
                        "",
                        "Read the manual page of a command:",
                        "gleaner man check | man -l -",
                        "Install all pages:",
                        "gleaner man --out ~/.local/share/man/man1");
            case "help" ->
                of("", "List the commands:", "gleaner help", "Print the help of a command:", "gleaner help check");
            default -> of("");
        };
    }

    private static Manual of(String violations, String... examples) {
        Example[] pairs = new Example[examples.length / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new Example(examples[2 * i], examples[2 * i + 1]);
        }
        return new Manual(violations, List.of(pairs));
    }

    /** The exit codes and their meanings, in order. */
    SortedMap<String, String> exitCodes() {
        SortedMap<String, String> codes = new TreeMap<>();
        codes.put("0", "Success.");
        if (!violations.isEmpty()) {
            codes.put("1", violations);
        }
        codes.put("2", "Wrong usage, unreadable input or failed output.");
        return codes;
    }
}
