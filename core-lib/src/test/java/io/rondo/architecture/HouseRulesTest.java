package io.rondo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.rondo.Features;
import io.rondo.testkit.architecture.EveryModule;
import java.util.List;

/** Which room of the core may know which, and what none may do. */
@AnalyzeClasses(packages = "io.rondo", importOptions = HouseRulesTest.OnlyTheCore.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests what_holds_in_every_module = ArchTests.in(EveryModule.class);

    @ArchTest
    static final ArchRule the_core_knows_no_framework_no_platform_and_no_http = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "net.dv8tion..",
                    "org.telegram..",
                    "twitter4j..",
                    "com.openai..",
                    "com.rabbitmq..",
                    "okhttp3..",
                    "java.net.http..",
                    "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule the_unit_of_work_knows_no_other_room = onlyKnows("io.rondo.tx..");

    @ArchTest
    static final ArchRule secrets_know_no_other_room = onlyKnows("io.rondo.secret..");

    @ArchTest
    static final ArchRule the_bus_knows_only_the_unit_of_work = onlyKnows("io.rondo.bus..", "io.rondo.tx..");

    @ArchTest
    static final ArchRule the_chat_layer_knows_no_capability =
            onlyKnows("io.rondo.chat..", "io.rondo.tx..", "io.rondo.bus..", "io.rondo.secret..");

    @ArchTest
    static final ArchRule deliveries_know_only_the_unit_of_work_and_the_chat_layer =
            onlyKnows("io.rondo.delivery..", "io.rondo.tx..", "io.rondo.chat..");

    @ArchTest
    static final ArchRule retention_knows_no_capability =
            onlyKnows("io.rondo.retention..", "io.rondo.tx..", "io.rondo.bus..");

    @ArchTest
    static final ArchRule pairing_knows_no_other_room = onlyKnows("io.rondo.pairing..");

    @ArchTest
    static final ArchRule pairing_is_pure = noClasses()
            .that()
            .resideInAPackage("io.rondo.pairing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "java.io..", "java.nio..", "java.net..");

    @ArchTest
    static final ArchRule no_room_knows_the_list_of_rooms = noClasses()
            .that()
            .resideOutsideOfPackage("io.rondo")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rondo");

    @ArchTest
    static final ArchRule no_two_rooms_need_each_other =
            slices().matching("io.rondo.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sql_is_in_stores = noClasses()
            .that(are(notAStore()))
            .and()
            .resideOutsideOfPackage("io.rondo.tx")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi.v3.sqlobject..")
            .because("whoever looks for the SQL behind a word should find it in the room's store");

    @ArchTest
    static final ArchRule nouns_do_not_know_their_tables = noClasses()
            .that()
            .areRecords()
            .and(are(notAStore()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..");

    /** Neither the tests nor the modules that only tests use. */
    static final class OnlyTheCore implements ImportOption {

        private final Location core =
                Location.of(Features.class.getProtectionDomain().getCodeSource().getLocation());

        @Override
        public boolean includes(Location location) {
            return location.asURI().toString().startsWith(core.asURI().toString());
        }
    }

    /** Of our own packages, {@code room} and {@code others} only. */
    private static ArchRule onlyKnows(String room, String... others) {
        DescribedPredicate<JavaClass> known = resideInAnyPackage(room).or(resideInAnyPackage(others));
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.rondo..").and(DescribedPredicate.not(known)))
                .as(room + " knows of ours only " + List.of(others));
    }

    private static DescribedPredicate<JavaClass> notAStore() {
        return describe("not a store", type -> !EveryModule.isOfAStore(type));
    }
}
