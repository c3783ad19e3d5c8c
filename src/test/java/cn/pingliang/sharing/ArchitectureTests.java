package cn.pingliang.sharing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.calendar.FeedSecret;
import cn.pingliang.sharing.notification.LinkSecret;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rules for all of the portal's classes, so that a new package is under them without being listed. */
@AnalyzeClasses(packagesOf = PortalApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule modules_form_no_circle =
            slices().matching("cn.pingliang.sharing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_writes_or_changes_code_behind_our_backs = noClasses()
            .should(dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "lombok..", "org.mapstruct..", "io.vavr..", "org.aspectj..", "org.projectlombok..")));

    @ArchTest
    static final ArchRule no_database_stands_in_for_postgresql = noClasses()
            .should(dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "org.h2..", "org.hsqldb..", "org.apache.derby..", "org.sqlite..")));

    @ArchTest
    static final ArchRule dependencies_come_through_constructors = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nobody_prints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule one_way_to_log = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule names_come_from_the_field = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveNameMatching(".*Utils?")
            .orShould()
            .haveNameMatching(".*(Dto|DTO)")
            .orShould()
            .haveSimpleNameEndingWith("Entity");

    @ArchTest
    static final ArchRule aggregates_belong_to_their_module = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .or()
            .areAssignableTo("org.springframework.data.repository.Repository")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule aggregates_have_no_setters = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule screens_live_in_ui_packages = classes()
            .that()
            .areAnnotatedWith("com.vaadin.flow.router.Route")
            .should()
            .resideInAnyPackage("..ui..", "cn.pingliang.sharing.shell")
            .andShould()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_screens_and_the_shell_know_vaadin = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", "..shell..")
            .should(dependOnClassesThat(JavaClass.Predicates.resideInAPackage("com.vaadin..")));

    @ArchTest
    static final ArchRule nothing_below_the_screens_knows_them = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", "..shell..")
            .should(dependOnClassesThat(JavaClass.Predicates.resideInAPackage("..ui..")));

    @ArchTest
    static final ArchRule screens_and_controllers_ask_services_not_the_database = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .or()
            .areAnnotatedWith(RestController.class)
            .should(dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "org.springframework.jdbc..", "java.sql..", "javax.sql..", "jakarta.persistence..")
                    .or(assignableTo("org.springframework.data.repository.Repository"))));

    private static final Set<String> TELL_THE_TIME =
            Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone");

    @ArchTest
    static final ArchRule only_the_clock_tells_the_time = noClasses()
            .that()
            .doNotHaveSimpleName("ClockConfiguration")
            .should()
            .accessTargetWhere(asksTheMachineForTheTime());

    private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
        return describe("asks the machine for the time", access -> {
            var owner = access.getTargetOwner();
            var name = access.getTarget().getName();
            if (owner.isEquivalentTo(java.util.Date.class)) {
                return true;
            }
            if (!owner.getPackageName().startsWith("java.time") && !owner.isEquivalentTo(System.class)) {
                return false;
            }
            return (TELL_THE_TIME.contains(name) || (owner.isEquivalentTo(Clock.class) && name.equals("system")))
                    && !access.getTarget().getFullName().contains("(java.time.Clock)");
        });
    }

    @ArchTest
    static final ArchRule who_is_signed_in_is_asked_at_the_edge_only = noClasses()
            .that()
            .resideOutsideOfPackages("..account..", "..shell..", "..ui..")
            .should(dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.springframework.security..")));

    @ArchTest
    static final ArchRule services_and_aggregates_never_ask_who_is_signed_in = noClasses()
            .that()
            .areAnnotatedWith(Service.class)
            .or()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should(dependOnClassesThat(JavaClass.Predicates.simpleName("CurrentAccount")
                    .or(JavaClass.Predicates.resideInAnyPackage(
                            "jakarta.servlet..", "org.springframework.security.core.context.."))));

    @ArchTest
    static final ArchRule controllers_serve_the_api_and_nothing_else = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should(serveBelow("/api/v1/"))
            .andShould()
            .notBePublic();

    /** The controller without a place in the documentation is the one that says what is not there. */
    private static ArchCondition<JavaClass> serveBelow(String root) {
        return new ArchCondition<>("serve paths below " + root) {
            @Override
            public void check(JavaClass controller, ConditionEvents events) {
                if (controller.isAnnotatedWith("io.swagger.v3.oas.annotations.Hidden")) {
                    return;
                }
                var type = controller.reflect();
                var prefixes = paths(AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class));
                for (var method : type.getDeclaredMethods()) {
                    var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                    if (mapping != null) {
                        paths(mapping)
                                .flatMap(path -> paths(
                                                AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class))
                                        .map(prefix -> prefix + path))
                                .filter(path -> !path.startsWith(root))
                                .forEach(path -> events.add(
                                        SimpleConditionEvent.violated(controller, method + " serves " + path)));
                    }
                }
                prefixes.close();
            }

            private Stream<String> paths(@org.jspecify.annotations.Nullable RequestMapping mapping) {
                return mapping == null || mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path());
            }
        };
    }

    @ArchTest
    static final ArchRule every_public_method_of_a_service_states_who_may = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(describe(
                    "public services",
                    type -> type.isAnnotatedWith(Service.class)
                            && type.getModifiers().contains(JavaModifier.PUBLIC)))
            .should(stateWhoMay());

    /** "For everybody" or "public", in the documentation of a class that only reads. */
    private static final Pattern FOR_EVERYBODY = Pattern.compile("(?i)\\bfor everybody\\b|\\bpublic, like\\b");

    /**
     * A method says for whom it works: it takes an account, or a value that carries or stands for one; or it reads what its documentation
     * calls public; or it works within a transaction whose owner has asked already.
     */
    private static ArchCondition<JavaMethod> stateWhoMay() {
        return new ArchCondition<>("take an account, or read what is documented to be public") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var takesAccount = method.getParameters().stream()
                        .flatMap(parameter -> parameter.getType().getAllInvolvedRawTypes().stream())
                        .anyMatch(type -> type.isEquivalentTo(AccountId.class)
                                || type.isEquivalentTo(LinkSecret.class)
                                || type.isEquivalentTo(FeedSecret.class)
                                || carriesAccount(type));
                if (!takesAccount && !isWithinAnothersTransaction(method) && !isDocumentedAsPublic(method)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " does not say who may"));
                }
            }
        };
    }

    private static boolean carriesAccount(JavaClass type) {
        return type.isRecord()
                && type.getFields().stream()
                        .anyMatch(field -> field.getRawType().isEquivalentTo(AccountId.class));
    }

    private static boolean isWithinAnothersTransaction(JavaMethod method) {
        var transaction =
                AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), Transactional.class);
        return transaction != null && transaction.propagation() == Propagation.MANDATORY;
    }

    private static boolean isDocumentedAsPublic(JavaMethod method) {
        var onClass =
                AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), Transactional.class);
        var source = Path.of("src/main/java", method.getOwner().getName().replace('.', '/') + ".java");
        try {
            var text = Files.readString(source);
            var documentation = text.substring(0, text.indexOf("@Service"));
            return onClass != null
                    && onClass.readOnly()
                    && FOR_EVERYBODY.matcher(documentation).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ArchTest
    static void every_package_is_null_marked(com.tngtech.archunit.core.domain.JavaClasses portal) {
        var unmarked = portal.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> each.getClasses().stream()
                        .anyMatch(type -> !type.getSimpleName().equals("package-info")))
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(each -> each.getName())
                .toList();
        org.assertj.core.api.Assertions.assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static void neither_lombok_nor_an_in_memory_database_is_on_the_class_path(
            com.tngtech.archunit.core.domain.JavaClasses portal) {
        for (var name : List.of("lombok.Lombok", "org.h2.Driver", "org.hsqldb.jdbc.JDBCDriver")) {
            org.assertj.core.api.Assertions.assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> Class.forName(name));
        }
    }
}
