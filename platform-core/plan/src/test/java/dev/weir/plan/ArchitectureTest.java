package dev.weir.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final JavaClasses PLAN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.weir.plan");

    private static final ArchRule NO_IO = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.net.http..")
            .because(
                    "a plan is the same on a laptop and in a cluster: files and sockets belong to runner and operator");

    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.time\\.(Clock|Instant|.*DateTime|LocalDate|LocalTime|Year.*)|java\\.util\\.(Date|Calendar|UUID)"
                            + "|java\\.util\\.(concurrent\\..*|Random|Timer.*)|java\\.security\\.SecureRandom")
            .because("equal inputs give equal bytes, whenever they are asked");

    private static final ArchRule NO_ENVIRONMENT = noClasses()
            .should()
            .accessTargetWhere(
                    onSystem("getenv", "getProperty", "getProperties", "currentTimeMillis", "nanoTime", "exit"))
            .because("what is not in the Integration or its references must not change the plan");

    private static final ArchRule NO_LOGGER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.lang.System$Logger")
            .because("what there is to say is a problem or part of the plan");

    private static final ArchRule NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.fabric8.kubernetes..", "io.javaoperatorsdk..")
            .because("both planes share text alone");

    private static final ArchRule ONE_PLACE_FOR_SCHEMAS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.weir.plan.resolve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.networknt..", "tools.jackson..")
            .because("schemas are checked where problems are found, text is written without a library");

    private static final ArchRule RENDER_AFTER_RESOLVE = noClasses()
            .that()
            .resideInAPackage("dev.weir.plan.resolve..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.weir.plan.render..")
            .because("a check speaks of what is specified, not of how it is rendered");

    private static final ArchRule NO_CYCLES = slices().matching("dev.weir.plan.(*)..")
            .should()
            .beFreeOfCycles()
            .because("one direction to read in: values, resolve, render");

    private static final ArchRule VALUES_FIRST = noClasses()
            .that()
            .resideInAPackage("dev.weir.plan")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.weir.plan.resolve..", "dev.weir.plan.render..")
            .because("operator and runner carry a plan around without the machinery that made it");

    private static final ArchRule DIALECTS_ARE_PRIVATE = classes()
            .that()
            .haveSimpleNameEndingWith("Dialect")
            .should()
            .bePackagePrivate()
            .because("which broker it is stays a question of the renderer");

    @TestFactory
    Stream<DynamicTest> holds() {
        return Stream.of(
                        NO_IO,
                        NO_CLOCK,
                        NO_ENVIRONMENT,
                        NO_LOGGER,
                        NO_FRAMEWORK,
                        ONE_PLACE_FOR_SCHEMAS,
                        RENDER_AFTER_RESOLVE,
                        NO_CYCLES,
                        VALUES_FIRST,
                        DIALECTS_ARE_PRIVATE)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PLAN)));
    }

    private static DescribedPredicate<JavaAccess<?>> onSystem(String... names) {
        return DescribedPredicate.describe(
                "a method of System that asks the machine",
                access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of(names).contains(access.getTarget().getName()));
    }
}
