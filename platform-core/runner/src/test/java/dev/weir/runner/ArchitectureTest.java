package dev.weir.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.weir.runner");

    @Test
    void packagesUseEachOtherInOneDirection() {
        slices().matching("dev.weir.runner.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a reader can then take one package after the other")
                .check(CLASSES);
    }

    @Test
    void onlyTheFrontDoorKnowsCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.weir.runner.command..", "dev.weir.runner")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weir.runner.command..", "picocli..")
                .because("what a command does can be done without a command line")
                .check(CLASSES);
    }

    @Test
    void onlyTheBrokerPackagesSpeakToBrokers() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.weir.runner.broker..", "dev.weir.runner.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..", "com.rabbitmq..")
                .because("everything else is the same on both brokers")
                .check(CLASSES);
    }

    @Test
    void onlyTheManifestPackageKnowsYamlNodes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.weir.runner.manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.snakeyaml..")
                .because("lines and columns are found in one place")
                .check(CLASSES);
    }
}
