package dev.gleaner.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gleaner.document.Fault;
import dev.gleaner.document.Severity;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** The architecture: which packages may depend on which, and what no class may do. */
@AnalyzeClasses(packages = "dev.gleaner", importOptions = NoTests.class)
class ArchitectureTest {
    /** What reasons about several objects of the logging operator, and so about manifests and charts. */
    private static final String[] ACROSS_OBJECTS = {
        "dev.gleaner.logging.resources..",
        "dev.gleaner.logging.route..",
        "dev.gleaner.logging.render..",
        "dev.gleaner.logging.delivery..",
        "dev.gleaner.logging.diagram.."
    };

    /** The classes that name Jackson 3. */
    private static final String OF_JACKSON_3 = "GleanerJacksonModule|Jackson3\\w+";

    /** What a serial form needs. */
    private static final DescribedPredicate<JavaClass> SERIAL_FORM =
            belongToAnyOf(Serializable.class, ObjectInputStream.class, InvalidObjectException.class);

    @ArchTest
    static final ArchRule documentsImportNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.gleaner.document..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.gleaner..").and(not(resideInAPackage("dev.gleaner.document.."))));

    @ArchTest
    static final ArchRule modulesPointDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("event")
            .definedBy("dev.gleaner.document..", "dev.gleaner.event..")
            .layer("audit")
            .definedBy("dev.gleaner.audit..")
            .layer("logging")
            .definedBy(resideInAPackage("dev.gleaner.logging..").and(not(resideInAnyPackage(ACROSS_OBJECTS))))
            .layer("builders")
            .definedBy(resideInAnyPackage(
                            "dev.gleaner.manifest..",
                            "dev.gleaner.harvester..",
                            "dev.gleaner.lint..",
                            "dev.gleaner.expectation..",
                            "dev.gleaner.javacode..",
                            "dev.gleaner.report..")
                    .or(resideInAnyPackage(ACROSS_OBJECTS)))
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("audit", "logging", "builders")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("builders")
            .whereLayer("logging")
            .mayOnlyBeAccessedByLayers("builders")
            .whereLayer("builders")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.gleaner.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modelsKnowNoVerbsAndNoFiles = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.gleaner.audit",
                    "dev.gleaner.event.activity",
                    "dev.gleaner.event.audit",
                    "dev.gleaner.event.kubernetes",
                    "dev.gleaner.event.log",
                    "dev.gleaner.logging",
                    "dev.gleaner.logging.chart",
                    "dev.gleaner.logging.filter",
                    "dev.gleaner.logging.fluentbit",
                    "dev.gleaner.logging.fluentd",
                    "dev.gleaner.logging.match",
                    "dev.gleaner.logging.nodeagent",
                    "dev.gleaner.logging.output",
                    "dev.gleaner.logging.plugin",
                    "dev.gleaner.logging.secret",
                    "dev.gleaner.logging.syslogng",
                    "dev.gleaner.logging.values",
                    "dev.gleaner.logging.workload")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "dev.gleaner..validate..",
                            "dev.gleaner..evaluate..",
                            "dev.gleaner..analyze..",
                            "dev.gleaner..review..",
                            "dev.gleaner..replay..",
                            "dev.gleaner..route..",
                            "dev.gleaner..render..",
                            "dev.gleaner..read..",
                            "java.io..",
                            "java.nio.channels..",
                            "java.nio.file..")
                    .and(not(SERIAL_FORM)));

    @ArchTest
    static final ArchRule auditEventsStandAlone =
            leansOnNothingButDocumentsAnd("dev.gleaner.event.audit", "dev.gleaner.event.audit");

    @ArchTest
    static final ArchRule kubernetesEventsStandAlone =
            leansOnNothingButDocumentsAnd("dev.gleaner.event.kubernetes", "dev.gleaner.event.kubernetes");

    @ArchTest
    static final ArchRule logRecordsStandAlone =
            leansOnNothingButDocumentsAnd("dev.gleaner.event.log", "dev.gleaner.event.log");

    @ArchTest
    static final ArchRule linesAreAuditEvents = leansOnNothingButDocumentsAnd(
            "dev.gleaner.event.line", "dev.gleaner.event.line", "dev.gleaner.event.audit", "dev.gleaner.event.url");

    /** Activities do not depend on the form in which events were read. */
    @ArchTest
    static final ArchRule activitiesLeanOnEvents = leansOnNothingButDocumentsAnd(
            "dev.gleaner.event.activity..",
            "dev.gleaner.event.activity..",
            "dev.gleaner.event.audit",
            "dev.gleaner.event.kubernetes",
            "dev.gleaner.event.url");

    @ArchTest
    static final ArchRule activitiesKnowNoFiles = noClasses()
            .that()
            .resideInAPackage("dev.gleaner.event.activity..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..").and(not(SERIAL_FORM)))
            .allowEmptyShould(true);

    private static ArchRule leansOnNothingButDocumentsAnd(String leaning, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(leaning)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.gleaner..")
                        .and(not(resideInAPackage("dev.gleaner.document").or(resideInAnyPackage(others)))))
                .allowEmptyShould(true);
    }

    @ArchTest
    static final ArchRule generatedClassesAreNobodysBusiness =
            classes().that().haveSimpleNameStartingWith("Immutable").should().bePackagePrivate();

    @ArchTest
    static final ArchRule namesAreNouns = classes()
            .should()
            .haveNameNotMatching(".*[.$][^.$]*(Util|Helper|Manager|Common|Impl(?![a-z])|Abstract)[^.$]*")
            .andShould()
            .resideOutsideOfPackages("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..internal..");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule publicFieldsHoldNoCollections = fields().that()
            .arePublic()
            .should()
            .notHaveRawType(describe(
                    "array or collection",
                    type -> type.isArray() || type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)));

    /** The document of rules is made of these classes. */
    @ArchTest
    static final ArchRule faultsAreDeclaredInTheirClasses = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Fault")
            .should()
            .callMethod(Fault.class, "error", String.class, String.class)
            .orShould()
            .callMethod(Fault.class, "warning", String.class, String.class)
            .orShould()
            .callConstructor(Fault.class, String.class, Severity.class, String.class);

    @ArchTest
    static final ArchRule jacksonStaysInFewClasses = noClasses()
            .that()
            .haveNameNotMatching("dev\\.gleaner\\.document\\.(EmbeddedType|GleanerModule|Jackson2\\w+|" + OF_JACKSON_3
                    + "|Json(Reader|Tokens|Trees|Writer))(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..");

    @ArchTest
    static final ArchRule jackson3StaysInFewerClasses = noClasses()
            .that()
            .haveNameNotMatching("dev\\.gleaner\\.document\\.(" + OF_JACKSON_3 + ")(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..")
            .because("Jackson 3 is optional: classes that name it are loaded only if it is there");

    @ArchTest
    static final ArchRule snakeyamlStaysInFewClasses = noClasses()
            .that()
            .haveNameNotMatching(
                    "dev\\.gleaner\\.document\\.(CommentedYaml|Yaml(Reader|Problem|Directives|Comment))(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml.snakeyaml..");

    @ArchTest
    static final ArchRule nothingLogs = noClasses()
            .should(USE_JAVA_UTIL_LOGGING)
            .orShould(ACCESS_STANDARD_STREAMS)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "org.apache.commons.logging..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(System.Logger.class);

    /** A log is read ahead only if its user asks for it, in the common pool. */
    @ArchTest
    static final ArchRule nothingStartsThreads = noClasses()
            .that()
            .haveNameNotMatching("dev\\.gleaner\\.event\\.read\\.ReadAhead")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class);

    /** The two exceptions keep nothing that is written. */
    @ArchTest
    static final ArchRule orderIsNotForgotten = noClasses()
            .that()
            .haveNameNotMatching("dev\\.gleaner\\.(document\\.YamlReader|manifest\\.FileName)")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HashMap.class, HashSet.class)
            .orShould()
            .callMethod(Map.class, "copyOf", Map.class)
            .orShould()
            .callMethod(Set.class, "copyOf", Collection.class);
}
