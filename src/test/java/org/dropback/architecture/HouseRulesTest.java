package org.dropback.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTest {

    private static final String PLANTED = "org.dropback.architecture.planted";

    @TestFactory
    Stream<DynamicTest> theProductKeepsEachRule() {
        JavaClasses product = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.dropback");
        return new HouseRules("org.dropback").all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(product)));
    }

    @TestFactory
    Stream<DynamicTest> eachRuleCatchesItsPlantedViolation() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return new HouseRules(PLANTED).all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertCaught(rule.getValue(), planted)));
    }

    private static void assertCaught(ArchRule rule, JavaClasses planted) {
        var result = rule.evaluate(planted);
        assertTrue(result.hasViolation(), "nothing planted breaks: " + rule.getDescription());
        assertFalse(rule.getDescription().isBlank());
    }
}
