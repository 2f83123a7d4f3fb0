package dev.weir.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final JavaClasses OPERATOR =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.weir.operator");

    private static final ArchRule MANIFESTS = noClasses()
            .that()
            .resideInAPackage("..manifest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8.kubernetes.client..",
                    "io.javaoperatorsdk..",
                    "dev.weir.operator.cache..",
                    "dev.weir.operator.integration..",
                    "java.time..",
                    "org.slf4j..")
            .because("what an object looks like is a function of the plan: it is shown and tested without a cluster");

    private static final ArchRule KINDS = noClasses()
            .that()
            .resideInAPackage("..kind..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javaoperatorsdk..", "dev.weir.plan..")
            .because("a kind is what the API server keeps, whoever works on it");

    private static final ArchRule VERDICTS = noClasses()
            .that()
            .resideInAnyPackage("..status..", "..secret..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..")
            .because("what is said of a finding needs nobody to be asked");

    private static final ArchRule NO_CLOCK = noClasses()
            .that()
            .doNotHaveSimpleName("OperatorMain")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Instant.class, "now")
            .because("time comes from outside, so that a test can say what it is");

    @TestFactory
    Stream<DynamicTest> rules() {
        return Map.of(
                        "manifests are pure",
                        MANIFESTS,
                        "kinds know nobody",
                        KINDS,
                        "verdicts are pure",
                        VERDICTS,
                        "time is given",
                        NO_CLOCK,
                        "no cycles",
                        slices().matching("dev.weir.operator.(*)..").should().beFreeOfCycles())
                .entrySet()
                .stream()
                .map(it ->
                        DynamicTest.dynamicTest(it.getKey(), () -> it.getValue().check(OPERATOR)));
    }
}
