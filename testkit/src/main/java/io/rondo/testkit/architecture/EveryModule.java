package io.rondo.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The house rules for main code of whatever module: a test takes them in with {@code ArchTests.in(EveryModule.class)}. The
 * few classes that may do otherwise are named here, with the reason.
 */
public final class EveryModule {

    /** Where the system's clock comes from; everybody else is given it. */
    private static final Set<String> CLOCKMAKERS =
            Set.of("io.rondo.runtime.RuntimeConfiguration", "io.rondo.standalone.cli.RondoCommand");

    /** The bot tries again to set the command menus, which nobody waits for; the others ask a starting PostgreSQL until it answers. */
    private static final Set<String> SLEEPERS = Set.of(
            "io.rondo.telegram.TelegramBot",
            "io.rondo.standalone.postgres.Cluster",
            "io.rondo.standalone.postgres.EmbeddedPostgresServer");

    @ArchTest
    public static final ArchRule the_time_is_injected = noClasses()
            .that(areNot(CLOCKMAKERS))
            .should()
            .callMethodWhere(target(describe(
                    "asks the machine for the time",
                    called -> called.getOwner().getPackageName().equals("java.time")
                            && called.getName().equals("now"))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callConstructor(Date.class)
            .because("tests move the clock, and a restart must not change what is due");

    @ArchTest
    public static final ArchRule nothing_hangs_on_a_sleep = noClasses()
            .that(areNot(SLEEPERS))
            .should()
            .callMethodWhere(
                    target(describe("sleeps", called -> called.getName().equals("sleep"))))
            .because("what waits is a row with its time, which outlives the process");

    @ArchTest
    public static final ArchRule every_package_says_what_may_be_null = classes().should(resideInANullMarkedPackage());

    @ArchTest
    public static final ArchRule a_room_leaves_the_stores_of_others_alone =
            classes().should(useNoStoreOfAnotherRoom());

    private EveryModule() {}

    /** A store, or what is declared inside one, such as its rows. */
    public static boolean isOfAStore(JavaClass type) {
        return type.getSimpleName().endsWith("Store")
                || type.getEnclosingClass().map(EveryModule::isOfAStore).orElse(false);
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return describe("are none of " + names, type -> !names.contains(type.getName()));
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("be in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(each, each.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useNoStoreOfAnotherRoom() {
        return new ArchCondition<>("use no store but those of their own room") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass();
                    if (used.getPackageName().startsWith("io.rondo.")
                            && isOfAStore(used)
                            && !room(used).equals(room(each))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** The folder right below the root; what lies deeper belongs to the same room. */
    private static String room(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }
}
