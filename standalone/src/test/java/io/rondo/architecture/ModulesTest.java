package io.rondo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rondo.migrations.Migrator;
import io.rondo.testkit.architecture.EveryModule;
import java.util.Set;
import org.springframework.context.annotation.Configuration;

/** Which module may know which, and where Spring and the platforms' libraries are spoken. */
@AnalyzeClasses(
        packages = "io.rondo",
        importOptions = {ImportOption.DoNotIncludeTests.class, ModulesTest.NotTheTestkit.class})
class ModulesTest {

    private static final String[] BOTS_AND_SERVICES = {
        "io.rondo.discord..",
        "io.rondo.telegram..",
        "io.rondo.datemaker..",
        "io.rondo.questmaster..",
        "io.rondo.playground.."
    };

    /** Beside the configuration classes: what starts a process, and what Spring calls when a request comes in. */
    private static final Set<String> SPEAK_SPRING = Set.of(
            "io.rondo.standalone.Standalone",
            "io.rondo.playground.PlaygroundController",
            "io.rondo.telegram.Webhook",
            "io.rondo.datemaker.call.CallController",
            "io.rondo.datemaker.calendar.CalendarController");

    @ArchTest
    static final ArchTests what_holds_in_every_module = ArchTests.in(EveryModule.class);

    @ArchTest
    static final ArchRule bots_and_services_do_not_know_one_another = slices().matching("io.rondo.(*)..")
            .that(describe("are bots and services", slice -> slice.stream().allMatch(ModulesTest::isOfABotOrService)))
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nothing_knows_the_one_that_knows_all = noClasses()
            .that()
            .resideOutsideOfPackage("io.rondo.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rondo.standalone..");

    @ArchTest
    static final ArchRule the_runtime_and_the_adapters_know_no_bot_and_no_service = noClasses()
            .that()
            .resideInAnyPackage("io.rondo.runtime..", "io.rondo.adapters..", "io.rondo.migrations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BOTS_AND_SERVICES);

    @ArchTest
    static final ArchRule spring_is_where_a_process_is_put_together = noClasses()
            .that(describe("are neither in the runtime nor put a process together", type -> !mayKnowSpring(type)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..");

    @ArchTest
    static final ArchRule telegram_s_library_stays_in_its_bot = noClasses()
            .that()
            .resideOutsideOfPackage("io.rondo.telegram..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.telegram..");

    @ArchTest
    static final ArchRule discord_s_library_stays_in_its_bot = noClasses()
            .that()
            .resideOutsideOfPackage("io.rondo.discord..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.dv8tion..");

    @ArchTest
    static final ArchRule only_commands_change_the_schema = noClasses()
            .that()
            .resideOutsideOfPackages("io.rondo.migrations..", "io.rondo.standalone.cli..")
            .should()
            .callMethod(Migrator.class, "migrate")
            .orShould()
            .callMethod(Migrator.class, "undo");

    private static boolean isOfABotOrService(JavaClass type) {
        return JavaClass.Predicates.resideInAnyPackage(BOTS_AND_SERVICES).test(type);
    }

    private static boolean mayKnowSpring(JavaClass type) {
        return type.getPackageName().startsWith("io.rondo.runtime")
                || type.isMetaAnnotatedWith(Configuration.class)
                || SPEAK_SPRING.contains(type.getName())
                || type.getEnclosingClass().map(ModulesTest::mayKnowSpring).orElse(false);
    }

    /** It is no part of any process, and its fakes keep time as they like. */
    static final class NotTheTestkit implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/io/rondo/testkit/");
        }
    }
}
