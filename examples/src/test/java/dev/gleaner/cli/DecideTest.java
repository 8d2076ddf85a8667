package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecideTest {
    private static final String NOTHING =
            "{\"level\":\"None\",\"omitStages\":[\"RequestReceived\"],\"omitManagedFields\":false,\"rule\":null}";
    private static final String SECRETS =
            "{\"level\":\"Metadata\",\"omitStages\":[\"Panic\",\"RequestReceived\"],\"omitManagedFields\":true,\"rule\":0}";
    private static final String HEALTH =
            "{\"level\":\"Request\",\"omitStages\":[\"RequestReceived\"],\"omitManagedFields\":false,\"rule\":1}";

    @TempDir
    private Path folder;

    private String policy = "";

    @BeforeEach
    void writePolicy() throws IOException {
        policy = write("policy.yaml", """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages: [RequestReceived]
                rules:
                - level: Metadata
                  userGroups: [people]
                  resources: [{resources: [secrets]}]
                  omitStages: [Panic]
                  omitManagedFields: true
                - level: Request
                  nonResourceURLs: ['/healthz*']
                """);
    }

    @Test
    void requestsOfTheCallAreDecidedInOrder() {
        assertThat(CommandRun.of(
                        "decide",
                        "--policy",
                        policy,
                        "--as",
                        "alice",
                        "--group",
                        "people",
                        "--group",
                        "others",
                        "GET",
                        "/api/v1/namespaces/a/secrets/x",
                        "GET",
                        "/healthz?verbose",
                        "DELETE",
                        "/api/v1/pods"))
                .isEqualTo(new CommandRun(0, SECRETS + "\n" + HEALTH + "\n" + NOTHING + "\n", ""));
        assertThat(CommandRun.of("decide", "--policy", policy, "GET", "/api/v1/secrets"))
                .isEqualTo(new CommandRun(0, NOTHING + "\n", ""));
    }

    @Test
    void requestsMayBeInWords() {
        String read = "get secrets x in a by alice (people)";
        assertThat(CommandRun.of("decide", policy, read, "get /healthz by nobody"))
                .isEqualTo(new CommandRun(0, SECRETS + "\n" + HEALTH + "\n", ""));
        assertThat(CommandRun.of("decide", "--policy", policy, "get", "/healthz", "by", "alice"))
                .isEqualTo(new CommandRun(0, HEALTH + "\n", ""));
        assertThat(CommandRun.of(
                        "decide", "--as", "alice", "--group", "people", policy, "get", "secrets", "x", "in", "a"))
                .isEqualTo(new CommandRun(0, SECRETS + "\n", ""));
        assertThat(CommandRun.of("decide", policy, "create", "pods", "in", "a").err())
                .startsWith("the request \"create pods in a\" cannot be read: expected by and a user at the end");
        assertThat(CommandRun.of("decide", "--as", "bob", policy, "get", "/x", "by", "bob")
                        .err())
                .startsWith("the user is given twice: by --as and in 'get /x by bob'\n");
    }

    /** The answer is the same, because a policy compares only names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            get secret x in a by bob             | the core group has no resource "secret"; did you mean "secrets"?
            get Secrets by bob                   | no resource is named "Secrets"; expected "secrets"
            create VirtualMachine in a by bob    | no resource is named "VirtualMachine"; expected "virtualmachines"
            create virtualmachines in a by bob   | the core group has no resource "virtualmachines"; the group "kubevirt.io" has it
            create vm in a by bob                | the core group has no resource "vm"; did you mean "virtualmachines" of the group "kubevirt.io"?
            create vm.kubevirt.io in a by bob    | the group "kubevirt.io" has no resource "vm"; did you mean "virtualmachines"?
            get deployment.apps x in a by bob    | the group "apps" has no resource "deployment"; did you mean "deployments"?
            get po by bob                        | the core group has no resource "po"; did you mean "pods"?
            get frobs by bob                     | the core group has no resource "frobs"
            create pods/exe x in a by bob        | the core group has no resource "pods/exe"; did you mean "pods/exec"?
            exec pods x in a by bob              | no request for a resource has the verb "exec"; did you mean the resource "pods/exec"?
            read pods by bob                     | no request for a resource has the verb "read"; did you mean "get", "list" or "watch"?
            craete vm in a by bob                | no request for a resource has the verb "craete"; expected "create"~the core group has no resource "vm"; did you mean "virtualmachines" of the group "kubevirt.io"?
            read secret x in a by bob            | no request for a resource has the verb "read"; did you mean "get", "list" or "watch"?~the core group has no resource "secret"; did you mean "secrets"?
            GET /api/v1/secret by bob            | the core group has no resource "secret"; did you mean "secrets"?
            """)
    void namesThatDoNotExistAreReported(String request, String problems) {
        assertThat(CommandRun.of("decide", policy, request, request))
                .isEqualTo(new CommandRun(0, NOTHING + "\n" + NOTHING + "\n", problems.replace('~', '\n') + "\n"));
    }

    /** Each mistake is reported once, with the first line that has it. */
    @Test
    void aNameThatDoesNotExistIsReportedWithItsLine() {
        assertThat(CommandRun.withInput("""
                {"user":"a","verb":"get","resource":"secrets","resourceRequest":true}

                {"user":"a","verb":"get","resource":"secret"}
                {"user":"b","verb":"list","resource":"secret","resourceRequest":true}
                {"user":"a","verb":"exec","resource":"pods","resourceRequest":true}
                {"user":"a","verb":"Get","resource":"pods","resourceRequest":true}
                {"user":"a","verb":"delete","apiGroup":"apps","resource":"deployment","resourceRequest":true}
                {"user":"a","verb":"get","apiGroup":"example.com","resource":"things","resourceRequest":true}
                {"user":"a","verb":"options","path":"/healthz"}
                """, "decide", "--policy", policy))
                .isEqualTo(new CommandRun(0, (NOTHING + "\n").repeat(7) + HEALTH + "\n", """
                -:3: the core group has no resource "secret"; did you mean "secrets"?
                -:5: no request for a resource has the verb "exec"; did you mean the resource "pods/exec"?
                -:6: no request for a resource has the verb "Get"; expected "get"
                -:7: the group "apps" has no resource "deployment"; did you mean "deployments"?
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get pods/log x in a by bob",
                "create pods/exec x in a by bob",
                "create serviceaccounts/token x in a by bob",
                "update deployments.apps/scale x in a by bob",
                "create virtualmachines.kubevirt.io in a by bob",
                "update virtualmachines.subresources.kubevirt.io/start x in a by bob",
                "create virtualmachineinstancetypes.instancetype.kubevirt.io in a by bob",
                "create virtualmachinerestores.harvesterhci.io in a by bob",
                "get service.example.com by bob",
                "GET /api/v1/pods?watch=true by bob",
                "GET /api/v1/watch by bob",
                "OPTIONS /api/v1/pods by bob",
                "get /secret by bob"
            })
    void aNameThatExistsOrMayExistIsNotReported(String request) {
        assertThat(CommandRun.of("decide", policy, request)).isEqualTo(new CommandRun(0, NOTHING + "\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /healthz|GET",
                "create pods in prod by bob|create",
                "bob_deletes_pods_in_x|bob deletes pods in x",
                "delete_pods_in_x_by_bob|delete pods in x by bob"
            })
    void aRequestIsNoPolicy(String call, String request) {
        String[] arguments = Stream.concat(
                        Stream.of("decide"), Arrays.stream(call.split(" ")).map(word -> word.replace('_', ' ')))
                .toArray(String[]::new);
        assertThat(CommandRun.of(arguments))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "missing argument 'POLICY', such as recommended, before '" + request
                                + "'\nTry 'gleaner decide --help'.\n"));
    }

    /** The words of a request that cannot be read are no problem of a call whose policy is missing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nope.yaml delete pods          | nope.yaml: cannot be read: no such file [file-unreadable]
            nope.yaml delete pods by bob   | nope.yaml: cannot be read: no such file [file-unreadable]
            nope.yaml GET                  | nope.yaml: cannot be read: no such file [file-unreadable]
            --policy nope/a delete pods    | nope/a: cannot be read: no such file [file-unreadable]
            shiped delete pods             | no policy has the name 'shiped'; did you mean 'shipped'?
            shipped delete pods            | the request "delete pods" cannot be read: expected by and a user at the end,
            """)
    void aMissingPolicyIsReportedBeforeARequest(String call, String problem) {
        CommandRun run = CommandRun.of(("decide " + call).split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(problem);
    }

    /** The option and the words of a request mean the same user. */
    @ParameterizedTest
    @ValueSource(strings = {"alice", "system:anonymous", "system:node:n1", "system:serviceaccount:prod:app"})
    void theUserOfTheOptionIsInTheGroupsOfItsName(String user) throws IOException {
        String groups = write("groups.yaml", """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                - {level: Request, userGroups: [system:serviceaccounts]}
                - {level: RequestResponse, userGroups: [system:nodes]}
                - {level: Metadata, userGroups: [system:authenticated]}
                """);
        CommandRun words = CommandRun.of("decide", groups, "get", "/healthz", "by", user);
        assertThat(words.code()).isZero();
        assertThat(CommandRun.of("decide", "--as", user, groups, "GET", "/healthz"))
                .isEqualTo(words);
        assertThat(CommandRun.of("decide", "--as", user, groups, "get", "/healthz"))
                .isEqualTo(words);
        assertThat(CommandRun.of("decide", "--as", user, "--group", "x", groups, "GET", "/healthz")
                        .out())
                .contains("\"rule\":null");
    }

    /** Each command that reads a policy recognizes the configuration of a server. */
    @Test
    void theConfigurationOfAServerIsNoPolicy() throws IOException {
        String file = write("config.yaml", "token: t\naudit-policy-file: /p.yaml\n");
        String problem = ":1:1: this is the configuration of an RKE2 server, and not an audit policy; the policy is the"
                + " file that its option audit-policy-file names: \"/p.yaml\" [audit-server-configuration]\n";
        for (String call : List.of(
                "decide FILE GET /x",
                "analyze FILE",
                "replay FILE none.log",
                "generate --audit-policy FILE",
                "install --policy FILE --rke2-config new.yaml")) {
            assertThat(CommandRun.of(call.replace("FILE", file).split(" ")))
                    .isEqualTo(new CommandRun(1, "", file + problem));
        }
        assertThat(CommandRun.of("decide", "--as-server", file, "GET", "/x").err())
                .startsWith("refused by kube-apiserver 1.24: unknown group version field ")
                .contains(file + problem);
    }

    /** An object of another kind and group has no violations about its fields. */
    @Test
    void anotherObjectIsNoPolicy() throws IOException {
        String file = write("output.yaml", """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                spec: {loki: {url: http://loki}}
                """);
        assertThat(CommandRun.of("decide", file, "GET", "/x"))
                .isEqualTo(new CommandRun(1, "", """
                        FILE:1:13: apiVersion: found the text "logging.banzaicloud.io/v1beta1", expected audit.k8s.io/v1\
                         [kind-wrong]
                        FILE:2:7: kind: found the text "ClusterOutput", expected Policy [kind-wrong]
                        """.replace("FILE", file)));
    }

    @Test
    void aPolicyMayBeAnArgumentOrAName() {
        assertThat(CommandRun.of("decide", policy, "GET", "/healthz")).isEqualTo(new CommandRun(0, HEALTH + "\n", ""));
        for (String name : List.of("recommended", "shipped", "virtual-machines,images")) {
            assertThat(CommandRun.of("decide", name, "GET", "/healthz").code()).isZero();
            assertThat(CommandRun.of("analyze", "--policy", name)).isEqualTo(CommandRun.of("analyze", name));
            assertThat(CommandRun.of("compare", name, name)).isEqualTo(new CommandRun(0, "", ""));
        }
        CommandRun positional = CommandRun.of("compare", "shipped", policy);
        assertThat(positional.code()).isEqualTo(1);
        assertThat(CommandRun.of("compare", "--policy", "shipped", policy)).isEqualTo(positional);
        assertThat(CommandRun.of("compare", "--policy", "shipped", "--policy", policy))
                .isEqualTo(positional);
        CommandRun unknown = CommandRun.of("analyze", "recomended");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("no policy has the name 'recomended'; did you mean 'recommended'?\n");
        assertThat(CommandRun.of("compare", "shipped", "released").err())
                .startsWith("no policy has the name 'released'; the policies are recommended, shipped, proposal, ");
    }

    @Test
    void requestsOfStandardInputAreDecidedLineByLine() {
        assertThat(CommandRun.withInput("""
                {"user":"alice","groups":["people"],"verb":"get","apiGroup":"","resource":"secrets"}

                {"user":null,"groups":null,"path":"/healthz/etcd","verb":"get","resource":null,"resourceRequest":null}
                  {}\r
                {"user":"alice","verb":"get","resource":"secrets","resourceRequest":false}
                {"user":"alice","groups":["people"],"verb":"get","resource":"secrets","resourceRequest":null}
                {"path":"/healthz","more":{"id":1}}""", "decide", "--policy", policy))
                .isEqualTo(new CommandRun(
                        0,
                        SECRETS + "\n" + HEALTH + "\n" + NOTHING + "\n" + NOTHING + "\n" + SECRETS + "\n" + HEALTH
                                + "\n",
                        ""));
    }

    /** A line of {@code who --format json} is a request; an audit event is none. */
    @Test
    void requestsOfAnAuditLogAreDecided() throws IOException {
        String log = write("audit.log", """
                {"kind":"Event","auditID":"a","stage":"ResponseComplete","requestURI":"/healthz?verbose","verb":"get",\
                "user":{"username":"alice","groups":["people"]},"responseStatus":{"code":200}}
                {"kind":"Event","auditID":"b","stage":"ResponseComplete","requestURI":"/api/v1/secrets","verb":"list",\
                "user":{"username":"alice","groups":["people"]},"responseStatus":{"code":200},\
                "objectRef":{"resource":"secrets","apiVersion":"v1"}}
                """);
        assertThat(CommandRun.withInput(
                        CommandRun.of("who", "--format", "json", log).out(), "decide", policy))
                .isEqualTo(CommandRun.of(
                        "decide", policy, "GET /healthz by alice (people)", "list secrets by alice (people)"));
        assertThat(CommandRun.withInput(Files.readString(Path.of(log)), "decide", policy))
                .isEqualTo(new CommandRun(1, "", """
                        -:1:1: found an audit event, expected a request; gleaner replay POLICY LOG decides the requests of audit events [type-wrong]
                        -:2:1: found an audit event, expected a request; gleaner replay POLICY LOG decides the requests of audit events [type-wrong]
                        """));
    }

    /** Words and JSON mean the same requests, and {@code -} means standard input. */
    @Test
    void requestsOfStandardInputMayBeInWords() {
        String lines = """
                get secrets by alice (people)
                  GET /healthz by nobody\r
                {"path":"/healthz"}
                get pods
                gét pods by a
                \tget pods by a
                """;
        CommandRun expected = new CommandRun(
                1, SECRETS + "\n" + HEALTH + "\n" + HEALTH + "\n" + NOTHING + "\n" + NOTHING + "\n", """
                -:4:1: the request "get pods" cannot be read: expected by and a user at the end, or by nobody if\
                 authentication fails; requests are such as create pods/exec web-0 in prod by alice, or GET /healthz by\
                 nobody [expectation-request]
                -:5: no request for a resource has the verb "gét"; expected "get"
                """);
        assertThat(CommandRun.withInput(lines, "decide", policy)).isEqualTo(expected);
        assertThat(CommandRun.withInput(lines, "decide", policy, "-")).isEqualTo(expected);
    }

    @Test
    void aLineThatIsNotARequestIsReportedAndSkipped() {
        assertThat(CommandRun.withInput("""
                {"path":"/healthz"}
                nonsense
                [1]
                {"path":"/healthz","groups":"people"}
                {"user":1,"groups":[true],"resourceRequest":"yes"}
                {"user":"a","user":"b"}
                {"path":"/healthz"} {}
                {"path":"/healthz","users":"a"}
                {"requestURI":"/healthz","username":"a","path":"/healthz"}
                """, "decide", "--policy", policy))
                .isEqualTo(new CommandRun(1, (HEALTH + "\n").repeat(3), """
                -:2:1: the request "nonsense" cannot be read: expected a resource, such as pods, or a path, such as\
                 /healthz; requests are such as create pods/exec web-0 in prod by alice, or GET /healthz by nobody [expectation-request]
                -:3:1: found a list, expected one JSON object [type-wrong]
                -:4:29: groups: found the text "people", expected a list of texts [type-wrong]
                -:5:9: user: found the number 1, expected text [type-wrong]
                -:5:21: groups[0]: found the boolean true, expected text [type-wrong]
                -:5:45: resourceRequest: found the text "yes", expected a boolean [type-wrong]
                -:6:13: user: duplicate key "user"; the first is at 1:2 [key-duplicate]
                -:7:1: found an empty mapping, expected one JSON object [type-wrong]
                -:8:20: users: warning: "users" has no effect; did you mean "user"? [field-suspect]
                -:9:26: username: warning: "username" has no effect; did you mean "user"? [field-suspect]
                """));
    }

    @Test
    void explainPrintsWhyEarlierRulesDoNotMatch() {
        String first =
                "{\"rule\":0,\"field\":\"userGroups\",\"reason\":\"the request has no user, because authentication failed\"}";
        String second = "{\"rule\":1,\"field\":\"nonResourceURLs\",\"reason\":\"the rule is for non-resource URLs\"}";
        assertThat(CommandRun.of("decide", "--explain", "--policy", policy, "GET", "/healthz", "GET", "/api/v1/secrets")
                        .lines())
                .containsExactly(
                        HEALTH.replace("}", ",\"reasons\":[" + first + "]}"),
                        NOTHING.replace("}", ",\"reasons\":[" + first + "," + second + "]}"));
    }

    @Test
    void aPolicyMayComeFromStandardInput() throws IOException {
        String yaml = Files.readString(Path.of(policy));
        assertThat(CommandRun.withInput(yaml, "decide", "--policy", "-", "GET", "/healthz"))
                .isEqualTo(new CommandRun(0, HEALTH + "\n", ""));
        CommandRun both = CommandRun.withInput(yaml, "decide", "--policy", "-");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).startsWith("standard input cannot be both the policy and the requests\n");
    }

    @Test
    void aPolicyWithErrorsDecidesNothing() throws IOException {
        String wrong = write("wrong.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: none}]\n");
        assertThat(CommandRun.of("decide", "--policy", wrong, "GET", "/healthz"))
                .isEqualTo(
                        new CommandRun(
                                1,
                                "",
                                wrong
                                        + ":3:17: rules[0].level: unknown level \"none\"; expected None, Metadata, Request or RequestResponse [audit-level-unknown]\n"));
        CommandRun missing =
                CommandRun.of("decide", "--policy", folder.resolve("none").toString(), "GET", "/");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none: cannot be read: no such file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--as-server=1.24 GET /x",
                "--as-server v1.30.2 GET /x",
                "--as-server GET /x",
                "GET /x --as-server"
            })
    void asServerReadsThePolicyAsTheServerDoes(String arguments) throws IOException {
        String wide = write("wide.yaml", "apiVersion: audit.k8s.io/v1\nrules: [{level: Metadata, verb: [create]}]\n");
        assertThat(CommandRun.of(("decide --policy " + wide + " " + arguments).split(" ")))
                .isEqualTo(new CommandRun(0, """
                        {"level":"Metadata","omitStages":[],"omitManagedFields":false,"rule":0}
                        """, """
                        X:1:1: kind: warning: no kind; the document is read as a Policy [audit-kind-taken]
                        X:2:27: rules[0].verb: warning: "verb" is ignored: the rule matches every verb [audit-field-ignored]
                        """.replace("X", wide)));
    }

    @Test
    void aPolicyThatAServerRefusesDecidesNothing() throws IOException {
        String wrong = write("wrong.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n");
        assertThat(CommandRun.of("decide", "--as-server", "--policy", wrong, "GET", "/"))
                .isEqualTo(new CommandRun(1, "", """
                        refused by kube-apiserver 1.24: loaded illegal policy with 0 rules: from file X
                        X:3:1: rules: loaded illegal policy with 0 rules [audit-no-rules]
                        """.replace("X", wrong)));
        assertThat(CommandRun.of("decide", "--as-server=1.2", "--policy", wrong, "GET", "/")
                        .err())
                .startsWith("wrong value for option '--as-server': 1.2 is too old; expected 1.20 or newer\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|a request is a method and a path, such as GET /healthz",
                "--group a GET /|--group needs --as: groups count only with a user",
                "--as a|--as needs REQUEST; requests on standard input name their users",
                "GET healthz|the path \"healthz\" does not start with a slash; expected one such as /healthz"
            })
    void wrongCallsAreExplained(String arguments, String message) {
        String[] call = Stream.concat(Stream.of("decide", "--policy", policy), Arrays.stream(arguments.split(" ")))
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(call);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(message + "\n");
    }

    @Test
    void outputIsFlushedBeforeTheNextRead() {
        StringBuilder log = new StringBuilder();
        byte[] text = ("a\n" + "b".repeat(100_000) + "\n\nc").getBytes(StandardCharsets.UTF_8);
        ByteLines lines = new ByteLines(new ByteArrayInputStream(text), () -> log.append('.'));
        while (lines.advance()) {
            log.append(lines.number())
                    .append(':')
                    .append(lines.end() - lines.start())
                    .append(' ');
        }
        assertThat(log).hasToString(".1:1 ..2:100000 3:0 .4:1 .");
    }

    @TestFactory
    Stream<DynamicTest> decidesAsKubernetesDoes() {
        return Reference.tests(() -> vectors()
                .map(vector -> DynamicTest.dynamicTest(vector.text("id"), () -> {
                    String file = write("policy.json", json(vector.field("policy")));
                    String request = json(vector.field("request")) + "\n";
                    Part latest = vector.field("latest");
                    check(CommandRun.withInput(request, "decide", "--policy", file, "--kubernetes", "1.24"), vector);
                    check(CommandRun.withInput(request, "decide", "--policy", file, "--as-server"), vector);
                    check(
                            CommandRun.withInput(request, "decide", "--policy", file, "--as-server", "1.36"),
                            latest.tree() instanceof Tree.Mapping ? latest : vector);
                })));
    }

    /** An invalid policy is refused. */
    private static void check(CommandRun run, Part expected) {
        if (expected.field("policyValid").tree().equals(Tree.flag(true))) {
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith(answer(expected.field("expected")) + ",\"rule\":");
        } else {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
        }
    }

    private static Stream<Part> vectors() {
        Source source = Source.of(Reference.path("audit-vectors/evaluation.json"));
        return ManifestReader.strict().readAll(source).parts().get(0).field("vectors").items().stream();
    }

    /** The beginning of the expected answer; its stages are a set. */
    private static String answer(Part expected) {
        String stages = expected.field("omitStages").items().stream()
                .map(DecideTest::json)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return "{\"level\":" + json(expected.field("level")) + ",\"omitStages\":[" + stages + "],\"omitManagedFields\":"
                + json(expected.field("omitManagedFields"));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String json(Part part) {
        return JsonText.of(part.tree()).toJsonLine();
    }
}
