package dev.gleaner.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the help of a command has beside its syntax. It is apart from the commands, so that a call does not load it.
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
                        "Send audit records to an output, and record every change:",
                        "gleaner generate --audit-policy recommended --out manifests"
                                + " --audit-output splunk=splunkHec:hec_host=splunk.example,hec_token=secret:splunk/token");
            case "install" ->
                of(
                        "A file has an error, and nothing was written.",
                        "Show what would change on a node:",
                        "gleaner install --rke2-config /etc/rancher/rke2/config.yaml.d/90-harvester-server.yaml",
                        "Change it, and the configuration from which the node writes its files at a boot:",
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
                        "A file has an error, or with --fail-on warning a warning. Otherwise, warnings have the exit code 0.",
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
                        "A file has a syntax error, or --check found a file that is not in this form.",
                        "Format the files in a folder:",
                        "gleaner format --write manifests",
                        "Fail in a pipeline if a file is not formatted:",
                        "gleaner format --check manifests",
                        "Format what another program prints:",
                        "gleaner generate | gleaner format -");
            case "java" ->
                of(
                        "A file has an error.",
                        "Write a class that builds the manifests in a file:",
                        "gleaner java --class com.example.LoggingManifests logging.yaml > LoggingManifests.java",
                        "Show what another program prints as Java:",
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
                        "Print what the values on standard input make:",
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
                        "A manifest has an error, or fluentd does not run the configuration. Records are routed all the same.",
                        "Print which outputs the records of a file reach:",
                        "gleaner route --record records.json manifests",
                        "Route a record of standard input on a release of Harvester:",
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
                        "Print what is recorded of a request, and why:",
                        "gleaner decide --policy policy.yaml --explain --as alice DELETE /api/v1/namespaces/prod/pods/web",
                        "Decide requests in lines of JSON:",
                        "gleaner decide --policy policy.yaml < requests.jsonl");
            case "analyze" ->
                of(
                        "The policy has an error.",
                        "Explain a policy:",
                        "gleaner analyze policy.yaml",
                        "Write a simpler policy that decides in the same way:",
                        "gleaner analyze --simplify policy.yaml > simple.yaml");
            case "compare" ->
                of(
                        "The policies differ, or one has an error.",
                        "Show what a change of a policy changes:",
                        "gleaner compare policy.yaml new-policy.yaml",
                        "Compare a policy with one on standard input, for programs:",
                        "gleaner compare --format json - policy.yaml");
            case "replay" ->
                of(
                        "The policy has an error.",
                        "Show how large the log of another policy would be:",
                        "gleaner replay --policy policy.yaml /var/lib/rancher/rke2/server/logs",
                        "Count for programs:",
                        "gleaner replay --policy policy.yaml --format json audit.log",
                        "Write a web page:",
                        "gleaner replay --policy policy.yaml --html policy.html audit.log");
            case "who" ->
                of(
                        "",
                        "Print who deleted or created objects in a namespace:",
                        "gleaner who --verb create,delete --namespace prod /var/lib/rancher/rke2/server/logs",
                        "Print what a user did, for programs:",
                        "gleaner who --user alice --format json audit.log",
                        "Print what is denied from now on:",
                        "gleaner who --follow --outcome denied --since 0s audit.log",
                        "Print what fails for the clients of a network:",
                        "gleaner who --code 4xx,5xx --address 10.52.0.0/16 audit.log");
            case "events" ->
                of(
                        "",
                        "Print the events in the logs of a folder:",
                        "gleaner events logs",
                        "Print those on standard input:",
                        "gleaner events -",
                        "Print what goes wrong with the pods of a namespace:",
                        "gleaner events --type Warning --kind Pod --namespace prod logs");
            case "timeline" ->
                of(
                        "",
                        "Print what happened to an object:",
                        "gleaner timeline --namespace prod --name web audit.log events.log",
                        "Print who changes it from now on, and its warnings:",
                        "gleaner timeline --follow --since 0s --namespace prod --name web --verb update,patch,delete"
                                + " --type Warning audit.log events.log");
            case "top" ->
                of(
                        "",
                        "Print who sends the most requests, with which verbs:",
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
                        "Count who deletes most:",
                        "gleaner sql \"select person, count(*) from activities where verb = 'delete' group by all\" audit.log",
                        "Join requests with the events about the same object:",
                        "gleaner sql \"select * from activities join events using (namespace, name)\" audit.log events.log");
            case "receive" ->
                of(
                        "",
                        "Print the records that an HTTP output sends:",
                        "gleaner receive --port 8094",
                        "Accept them only from this machine, at a free port:",
                        "gleaner receive --port 0 --host 127.0.0.1");
            case "completion" ->
                of(
                        "",
                        "Complete commands and options in this shell, bash or zsh:",
                        "source <(gleaner completion bash)",
                        "Do so in every new bash:",
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
