package dev.weir.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses runtime = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.runtime");

    @Test
    void deliveryKnowsNoBrokerAndNoSpring() {
        noClasses()
                .that()
                .resideInAPackage("..delivery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "com.rabbitmq..")
                .because("what happens to a message is decided once, for both brokers")
                .check(runtime);
    }

    @Test
    void theBrokersDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..rabbit..", "com.rabbitmq..", "org.springframework.amqp..")
                .because("a rule both need belongs to delivery")
                .check(runtime);
        noClasses()
                .that()
                .resideInAPackage("dev.weir.runtime.rabbit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.weir.runtime.kafka..", "org.apache.kafka..", "org.springframework.kafka..")
                .because("a rule both need belongs to delivery")
                .check(runtime);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.weir.runtime.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a reader must be able to begin somewhere")
                .check(runtime);
    }

    @Test
    void onlyBootPutsThingsTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.weir.runtime.boot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.weir.runtime.boot..")
                .because("the object graph is in one place")
                .check(runtime);
        classes()
                .that()
                .resideInAPackage("dev.weir.runtime.boot..")
                .and()
                .haveSimpleNameEndingWith("Configuration")
                .should()
                .notBePublic()
                .because("how a process is put together is nobody's interface")
                .check(runtime);
    }
}
