package dev.gleaner.audit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.event.audit.AuditLevel;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The size of an index is proportional to that of its policy, and it decides like the naive checker. */
class RuleIndexProperties {
    private static final int WORDS_FOR_A_CHARACTER = 4;
    private static final int WORDS_FOR_NOTHING = 400;

    /** Forms of rules that have little in common. */
    enum Form {
        USERS((r, i) -> r.addUser("user-" + i)),
        RESOURCES((r, i) -> r.addResources("example.com", "things" + i)),
        PARTS((r, i) -> r.addResources("", "a" + i + "/b" + i)),
        ALL_PARTS((r, i) -> r.addResources("", "a" + i + "/*", "*/b" + i)),
        NAMES((r, i) -> r.addResource(e -> e.group("g" + i).addResource("pods").addResourceName("n" + i))),
        URLS((r, i) -> r.addNonResourceUrls("/a/" + i, "/b" + i + "*")),
        SLASHES((r, i) -> r.addResources("", "x/".repeat(i % 40) + i)),
        ENTRIES((r, i) -> IntStream.range(0, i % 90).forEach(e -> r.addResources("g" + e, "r" + i + "-" + e))),
        LISTS((r, i) -> r.addUsers("u" + i % 7, "u" + i % 11)
                .addVerbs("get", "v" + i % 3)
                .addResources("", "r" + i % 13)
                .addResources("apps", "r" + i % 5, "*/p" + i % 17));

        @SuppressWarnings("ImmutableEnumChecker")
        private final BiConsumer<AuditRule.Builder, Integer> conditions;

        Form(BiConsumer<AuditRule.Builder, Integer> conditions) {
            this.conditions = conditions;
        }

        AuditRule rule(int number) {
            return AuditRule.of(r -> conditions.accept(r.level(AuditLevel.METADATA), number));
        }
    }

    @Provide
    Arbitrary<AuditPolicy> policies() {
        return Universe.policies(200);
    }

    @Provide
    Arbitrary<List<Form>> forms() {
        return Arbitraries.of(Form.class).list().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void tablesAreAboutAsLargeAsAnyPolicy(@ForAll("policies") AuditPolicy policy) {
        isAboutAsLarge(policy);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void tablesAreAboutAsLargeAsAPolicyWhoseRulesHaveLittleInCommon(
            @ForAll("forms") List<Form> forms, @ForAll Random random) {
        AuditPolicy policy = mixed(forms, 1 + random.nextInt(6000), random);
        isAboutAsLarge(policy);
    }

    /** One rule contains all values. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void tablesAreAboutAsLargeAsAPolicyOfOneRule(@ForAll Random random) {
        int users = 1 + random.nextInt(5000);
        int entries = 1 + random.nextInt(5000);
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(r -> {
            r.level(AuditLevel.METADATA);
            IntStream.range(0, users).forEach(i -> r.addUser("user-" + i));
            IntStream.range(0, entries).forEach(i -> r.addResources("g" + i, "r" + i));
        }));
        isAboutAsLarge(policy);
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(policy);
        for (int entry : List.of(0, entries / 2, entries - 1, entries)) {
            AuditRequest request = AuditRequest.of(
                    r -> r.user("user-" + (users - 1)).verb("get").resource("g" + entry, "r" + entry));
            assertThat(evaluator.decide(request).ruleIndex())
                    .isEqualTo(NaiveChecker.decide(policy, request, false))
                    .isEqualTo(entry < entries ? 0 : AuditDecision.NO_RULE);
            assertThat(evaluator.decide(request.by("somebody")).ruleIndex()).isEqualTo(AuditDecision.NO_RULE);
        }
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void severalBlocksDecideAsTheRulesRead(@ForAll("forms") List<Form> forms, @ForAll Random random) {
        AuditPolicy policy = mixed(forms, 3000, random);
        AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(policy);
        for (int i = 0; i < 50; i++) {
            int number = random.nextInt(3100);
            AuditRequest request = AuditRequest.of(r -> r.user(
                            random.nextBoolean() ? "user-" + number : "u" + number % 7)
                    .verb(random.nextBoolean() ? "get" : "v" + number % 3)
                    .name("n" + number)
                    .resource(
                            List.of("", "apps", "example.com", "g" + number).get(random.nextInt(4)),
                            List.of("things" + number, "a" + number, "pods", "r" + number % 13, "x", "x/x")
                                    .get(random.nextInt(6)))
                    .subresource(List.of("", "b" + number, "p" + number % 17, "x/" + number)
                            .get(random.nextInt(4))));
            assertThat(evaluator.decide(request).ruleIndex())
                    .as(request::toString)
                    .isEqualTo(NaiveChecker.decide(policy, request, false));
            AuditRequest url = AuditRequest.of(r -> r.user("user-" + number)
                    .verb("get")
                    .path(random.nextBoolean() ? "/a/" + number : "/b" + number + "/c"));
            assertThat(evaluator.decide(url).ruleIndex()).isEqualTo(NaiveChecker.decide(policy, url, false));
        }
    }

    /** Naive tables would take the square of the length of these patterns, or more. */
    @Property(tries = 1)
    void onePatternCannotTakeMoreThanItIsLong() {
        isAboutAsLarge(
                AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.NONE).addResources("", "x/".repeat(200_000)))));
        isAboutAsLarge(AuditPolicy.of(p -> p.addRule(r -> IntStream.range(1, 1500)
                .forEach(i -> r.level(AuditLevel.NONE).addNonResourceUrl("/" + "a".repeat(i) + "*")))));
    }

    private static AuditPolicy mixed(List<Form> forms, int rules, Random random) {
        return AuditPolicy.of(p -> {
            for (int i = 0; i < rules; i++) {
                p.addRule(forms.get(random.nextInt(forms.size())).rule(i));
            }
        });
    }

    private static void isAboutAsLarge(AuditPolicy policy) {
        long words = RuleIndex.of(policy.rules(), true).words();
        assertThat(words)
                .isLessThanOrEqualTo(WORDS_FOR_NOTHING
                        + WORDS_FOR_A_CHARACTER * (long) policy.toJson().length());
    }
}
