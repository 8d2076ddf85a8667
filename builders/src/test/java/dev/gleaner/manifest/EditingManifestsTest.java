package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.logging.ClusterFlow;
import dev.gleaner.logging.values.LoggingValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EditingManifestsTest {
    private static final String FLOWS = """
            # The flows of the platform team.
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name:   other}   # odd spaces
            ---
            # Sends audit events to Splunk.
            kind:       ClusterFlow   # the kind comes first here
            apiVersion: "logging.banzaicloud.io/v1beta1"
            metadata:
                name: 'audit'
                namespace: cattle-logging-system

            spec:
                loggingRef: harvester-kube-audit-log-ref
                # The team that pays.
                globalOutputRefs:
                    - audit-splunk   # since May

            # The end.
            """;

    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy # a policy
            %srules:   # in order
            - level:   Metadata
            %s""";

    @TempDir
    Path folder = Path.of("");

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("file.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileEdit editPolicy(String text, UnaryOperator<AuditPolicy> change) {
        return Manifests.edit(file(text), AuditPolicy.class, change);
    }

    private static AuditPolicy addRule(AuditPolicy policy) {
        return policy.edit(p -> p.addRule(r -> r.level(AuditLevel.REQUEST)));
    }

    /** Adds a verb to the second rule. */
    private static AuditPolicy addVerb(AuditPolicy policy) {
        return policy.edit(p ->
                p.rules(List.of(policy.rules().get(0), policy.rules().get(1).edit(r -> r.addVerb("list")))));
    }

    /** Sets the level of the first rule. */
    private static AuditPolicy record(AuditPolicy policy) {
        AuditRule louder = policy.rules().get(0).edit(r -> r.level(AuditLevel.METADATA));
        return policy.edit(p -> p.rules(List.of(louder)));
    }

    @Test
    void onlyTheLinesOfTheChangedFieldChange() throws IOException {
        Path file = file(FLOWS);
        FileEdit edit = Manifests.edit(
                file,
                ClusterFlow.class,
                flow -> flow.edit(f ->
                        f.metadata(m -> m.putLabel("team", "platform")).spec(s -> s.addGlobalOutputRef("archive"))));

        assertThat(edit.violations()).isEmpty();
        assertThat(edit.isChange()).isTrue();
        assertThat(Files.readString(file)).isEqualTo(FLOWS);
        assertThat(edit.write()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(edit.text())
                .isEqualTo(FLOWS.replace(
                                "    namespace: cattle-logging-system\n",
                                "    namespace: cattle-logging-system\n    labels:\n      team: platform\n")
                        .replace("# since May\n", "# since May\n        - archive\n"));
    }

    static Stream<Named<List<String>>> changes() {
        return Stream.of(
                change("a scalar keeps the comment of its line", "- level: None # quiet\n  verbs: [get]\n", """
                        - level: Metadata # quiet
                          verbs: [get]
                        """),
                change("the space before a comment stays", "- level: None   # quiet\n  verbs: [get]\n", """
                        - level: Metadata   # quiet
                          verbs: [get]
                        """),
                change(
                        "the comment may contain the field",
                        "- verbs: [get]\n  level: 'None'  # level: None # quiet \n",
                        """
                        - verbs: [get]
                          level: Metadata  # level: None # quiet\s
                        """),
                change("Windows line ends stay", "- level: None\r\n  # reads\r\n  verbs: [get]\r\n", """
                        - level: Metadata\r
                          # reads\r
                          verbs: [get]\r
                        """),
                change("a file without a last line end", "-   verbs: [get]\n    level: None", """
                        -   verbs: [get]
                            level: Metadata
                        """),
                change("flow style is written in blocks", "- {level: None, verbs: [get]} # quiet\n", """
                        - level: Metadata # quiet
                          verbs:
                          - get
                        """));
    }

    private static Named<List<String>> change(String name, String before, String after) {
        return named(name, List.of(before, after));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theRestStays(List<String> texts) {
        String head = "apiVersion: audit.k8s.io/v1\nkind: Policy # a policy\nrules: # in order\n";
        FileEdit edit = editPolicy(head + texts.get(0), EditingManifestsTest::record);
        assertThat(edit.violations()).isEmpty();
        assertThat(edit.text()).isEqualTo(head + texts.get(1));
    }

    @Test
    void rulesAreAddedAndRemovedInTheirPlaces() {
        String text = """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                rules:
                # kube-proxy
                - level: None
                  users: ["system:kube-proxy"]
                # probes
                - level: None
                  nonResourceURLs: ["/healthz*"]

                # the rest
                - level: Metadata
                """;
        assertThat(editPolicy(
                                text,
                                p -> p.edit(e -> e.rules(
                                        List.of(p.rules().get(0), p.rules().get(2)))))
                        .text())
                .isEqualTo(text.replace("- level: None\n  nonResourceURLs: [\"/healthz*\"]\n", ""));
        assertThat(editPolicy(text, p -> p.edit(e -> e.addRule(r -> r.level(AuditLevel.REQUEST))))
                        .text())
                .isEqualTo(text + "- level: Request\n");
    }

    static Stream<Arguments> emptyFields() {
        return Stream.of("[]", "null", "~", "[ ] # none", "\n    # none\n    []")
                .flatMap(empty -> Stream.of(
                        argumentSet(
                                "omitStages: " + empty + ", and a rule is added",
                                POLICY.formatted("omitStages: " + empty + "\n", ""),
                                (UnaryOperator<AuditPolicy>) EditingManifestsTest::addRule,
                                POLICY.formatted("omitStages: " + empty + "\n", "- level: Request\n")),
                        argumentSet(
                                "users: " + empty + ", and a verb is added",
                                POLICY.formatted("", "- level: None\n  users: " + empty + "\n  verbs:\n  - get\n"),
                                (UnaryOperator<AuditPolicy>) EditingManifestsTest::addVerb,
                                POLICY.formatted(
                                        "", "- level: None\n  users: " + empty + "\n  verbs:\n  - get\n  - list\n"))));
    }

    @ParameterizedTest
    @MethodSource("emptyFields")
    void emptyFieldsStay(String before, UnaryOperator<AuditPolicy> change, String after) {
        assertThat(editPolicy(before, change).text()).isEqualTo(after);
    }

    static Stream<Arguments> filledFields() {
        return Stream.of(
                argumentSet("an empty list", "omitStages: []\n", "omitStages:\n- RequestReceived\n"),
                argumentSet("null", "omitStages: null\n", "omitStages:\n- RequestReceived\n"),
                argumentSet("no value", "omitStages:\n", "omitStages:\n- RequestReceived\n"),
                argumentSet(
                        "an empty list with a comment",
                        "omitStages: [] # none\n",
                        "omitStages: # none\n- RequestReceived\n"));
    }

    @ParameterizedTest
    @MethodSource("filledFields")
    void anEmptyFieldIsFilledInItsPlace(String before, String after) {
        UnaryOperator<AuditPolicy> fill = p -> p.edit(e -> e.omitStages(List.of(Stage.REQUEST_RECEIVED)));
        assertThat(editPolicy(POLICY.formatted(before, ""), fill).text()).isEqualTo(POLICY.formatted(after, ""));
        assertThat(editPolicy(POLICY.formatted("", before), fill).text()).isEqualTo(POLICY.formatted("", after));
    }

    @Test
    void anEmptyFieldOfJsonIsFilledInItsPlace() {
        FileEdit edit = editPolicy(
                "{\"kind\": \"Policy\", \"apiVersion\": \"audit.k8s.io/v1\", \"rules\": [{\"level\": \"None\"}],"
                        + " \"omitStages\": []}",
                p -> p.edit(e -> e.omitStages(List.of(Stage.REQUEST_RECEIVED))));
        assertThat(edit.text()).isEqualTo("""
                {
                  "kind": "Policy",
                  "apiVersion": "audit.k8s.io/v1",
                  "rules": [
                    {
                      "level": "None"
                    }
                  ],
                  "omitStages": [
                    "RequestReceived"
                  ]
                }
                """);
    }

    @Test
    void commentsInsideOfWhatIsRemovedGoWithIt() {
        String text = """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                # early
                omitStages:
                # noise
                - RequestReceived
                rules:
                - level: Metadata
                """;
        assertThat(editPolicy(text, p -> p.edit(e -> e.omitStages(List.of()))).text())
                .isEqualTo(text.replace("omitStages:\n# noise\n- RequestReceived\n", ""));
    }

    @Test
    void jsonStaysJson() {
        FileEdit edit = editPolicy(
                "{\"kind\": \"Policy\", \"apiVersion\": \"audit.k8s.io/v1\", \"rules\": [{\"level\": \"None\"}]}",
                EditingManifestsTest::record);
        assertThat(edit.text()).isEqualTo("""
                {
                  "kind": "Policy",
                  "apiVersion": "audit.k8s.io/v1",
                  "rules": [
                    {
                      "level": "Metadata"
                    }
                  ]
                }
                """);
    }

    @Test
    void noChangeWritesNothing() throws IOException {
        Path file = file(FLOWS);
        FileEdit edit = Manifests.edit(file, ClusterFlow.class, flow -> flow);
        assertThat(edit.isChange()).isFalse();
        Files.delete(file);
        assertThat(edit.write()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(edit).hasToString(file + ": unchanged");
    }

    @Test
    void errorsRefuseTheChange() throws IOException {
        String faulty = "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Nnoe\n- verb: [get]\n";
        FileEdit edit = editPolicy(faulty, policy -> policy);
        Path file = edit.path();
        assertThat(edit.isRefused()).isTrue();
        assertThat(edit.violations()).hasSizeGreaterThan(1).isEqualTo(edit.write());
        assertThatExceptionOfType(ViolationException.class)
                .isThrownBy(edit::writeOrThrow)
                .satisfies(e -> assertThat(e.violations()).isEqualTo(edit.violations()));
        assertThat(Files.readString(file)).isEqualTo(faulty);
        assertThat(edit).hasToString(file + ": refused");
    }

    @Test
    void aChangeThatCannotBeReadAgainIsRefused() {
        FileEdit edit = editPolicy(
                "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: None\n",
                p -> p.edit(e -> e.addRule(r ->
                        r.level(AuditLevel.NONE).addResources(GroupResources.of(g -> g.addResourceNames("web-0"))))));
        assertThat(edit.isRefused()).isTrue();
        assertThat(edit.text()).isEqualTo(edit.before());
    }

    @Test
    void otherChangesOfTheFileAreKept() throws IOException {
        Path file = file(FLOWS);
        FileEdit edit = Manifests.edit(
                file, ClusterFlow.class, f -> f.edit(e -> e.metadata(m -> m.putLabel("team", "platform"))));
        Files.writeString(file, "other: text\n");
        assertThat(edit.write())
                .extracting(Violation::toString)
                .containsExactly(
                        file + ": changed since it was read; it is left as it is, so try again [edit-changed]");
        assertThat(Files.readString(file)).isEqualTo("other: text\n");
    }

    @Test
    void whatCannotBeReadIsReported() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThat(messages(missing, ClusterFlow.class)).containsExactly("cannot be read: no such file");
        assertThat(messages(folder, ClusterFlow.class)).containsExactly("cannot be read: is a folder");
        Path wide = Files.write(folder.resolve("wide.yaml"), ("\uFEFF" + FLOWS).getBytes(StandardCharsets.UTF_16LE));
        assertThat(messages(wide, ClusterFlow.class)).containsExactly("is in UTF-16; expected UTF-8");
        assertThat(messages(file(FLOWS), AuditPolicy.class))
                .containsExactly("no document of this kind; expected a Policy (a mapping)");
        assertThat(messages(file("# nothing\n"), AuditPolicy.class))
                .containsExactly("no document; expected a Policy (a mapping)");
        assertThat(messages(file("a: 1\n---\nb: 2\n"), LoggingValues.class))
                .contains("a second document starts here; only one is expected");
    }

    private static <T extends OpenObject> List<String> messages(Path file, Class<T> type) {
        return Manifests.edit(file, type, value -> value).violations().stream()
                .map(Violation::message)
                .toList();
    }

    @Test
    void unknownFieldsAreKeptIfAsked() {
        Path file = file("apiVersion: audit.k8s.io/v1\nkind: Policy\nnewer: 1 # kept\nrules:\n- level: None\n");
        UnaryOperator<AuditPolicy> louder = EditingManifestsTest::record;
        assertThat(Manifests.edit(file, AuditPolicy.class, louder).isRefused()).isTrue();
        assertThat(Manifests.editLenient(file, AuditPolicy.class, louder).text())
                .isEqualTo("apiVersion: audit.k8s.io/v1\nkind: Policy\nnewer: 1 # kept\nrules:\n- level: Metadata\n");
    }
}
