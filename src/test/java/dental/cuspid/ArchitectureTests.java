package dental.cuspid;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dental.cuspid.shared.PageFormats;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/**
 * Rules of the house that the compiler does not know.
 */
class ArchitectureTests {

	private static final JavaClasses PRODUCT = new ClassFileImporter()
		.importUrl(CuspidApplication.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void controllersArePackagePrivate() {
		check(classes().that()
			.areMetaAnnotatedWith(Controller.class)
			.should()
			.bePackagePrivate()
			.because("nothing calls a controller but the web"));
		check(classes().that()
			.areMetaAnnotatedWith(Controller.class)
			.and()
			.areNotAssignableTo(ErrorController.class)
			.should()
			.haveNameMatching(".*(Controller|Api)")
			.because("pages end in Controller, the API in Api"));
	}

	@Test
	void controllersLiveInWeb() {
		check(classes().that()
			.areMetaAnnotatedWith(Controller.class)
			.should()
			.resideInAnyPackage("dental.cuspid", "dental.cuspid.*.web")
			.because("a reader looks for pages and API of a module in one place"));
	}

	@Test
	void entitiesArePackagePrivateWithoutSetters() {
		check(classes().that()
			.areAnnotatedWith(Entity.class)
			.should()
			.bePackagePrivate()
			.because("other modules know an aggregate by its id and its views"));
		check(methods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(Entity.class)
			.should(notBeASetter())
			.because("state changes by verbs that check it"));
	}

	@Test
	void repositoriesArePackagePrivate() {
		check(classes().that()
			.areAssignableTo(Repository.class)
			.should()
			.bePackagePrivate()
			.because("rows are reached through the service that guards them"));
	}

	@Test
	void dependenciesComeThroughTheConstructor() {
		check(noFields().should()
			.beAnnotatedWith(Autowired.class)
			.orShould()
			.beAnnotatedWith(Value.class)
			.because("a class shows what it needs in its constructor"));
	}

	@Test
	void servicesAreTransactional() {
		check(classes().that()
			.areAnnotatedWith(Service.class)
			.and(callTheDatabase())
			.should(haveTransactions())
			.because("a service does all of what it was asked, or nothing"));
	}

	@Test
	void timeComesFromTheClock() {
		check(noClasses().should()
			.callMethodWhere(readsTheSystemTime())
			.because("a test, and a clinic in another time zone, decide what now is: ask Clock or ClinicTime"));
	}

	@Test
	void oldDatesStayOut() {
		check(noClasses().that()
			.doNotHaveFullyQualifiedName("dental.cuspid.shared.IcuMessageSource")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.util.Date")
			.orShould()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.util.Calendar")
			.because("moments are Instant, days are LocalDate"));
	}

	@Test
	void onlyTheWebKnowsTheWeb() {
		check(noClasses().that()
			.resideOutsideOfPackages("dental.cuspid", "dental.cuspid.*.web")
			.and()
			.haveNameNotMatching("dental\\.cuspid\\.shared\\.(Submissions|Notice)(\\$.*)?")
			.and()
			.doNotHaveFullyQualifiedName("dental.cuspid.staff.CurrentStaff")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.servlet..", "org.springframework.web..")
			.because("the same service serves pages, API, jobs and imports"));
	}

	@Test
	void requestsAreRecordsAndNeverEntities() {
		check(methods().that()
			.areDeclaredInClassesThat()
			.areMetaAnnotatedWith(Controller.class)
			.should(bindOnlyRecords())
			.because("a caller sets what a request names, nothing else"));
	}

	@Test
	void theApiReturnsRecordsAndNeverEntities() {
		check(methods().that()
			.areDeclaredInClassesThat()
			.areMetaAnnotatedWith(RestController.class)
			.should(new ArchCondition<JavaMethod>("return no entity") {
				@Override
				public void check(JavaMethod method, ConditionEvents events) {
					method.getReturnType()
						.getAllInvolvedRawTypes()
						.stream()
						.filter((type) -> type.isAnnotatedWith(Entity.class))
						.forEach((type) -> events
							.add(SimpleConditionEvent.violated(method, method.getFullName() + " returns " + type)));
				}
			})
			.because("what the API says is decided, not what a table happens to have"));
	}

	@Test
	void controllersDoNotLog() {
		check(noClasses().that()
			.areMetaAnnotatedWith(Controller.class)
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Logger.class)
			.because("what patients and staff type must not reach the log"));
	}

	@Test
	void idsAndViewsAreUnchangeable() {
		check(fields().that()
			.areDeclaredInClassesThat()
			.haveSimpleNameEndingWith("View")
			.or()
			.areDeclaredInClassesThat()
			.haveSimpleNameEndingWith("Id")
			.and()
			.areNotStatic()
			.should()
			.beFinal()
			.because("a value that is handed out does not change"));
	}

	@Test
	void namesSayWhatAClassIs() {
		check(noClasses().should()
			.haveSimpleNameEndingWith("Impl")
			.orShould()
			.haveSimpleNameEndingWith("Manager")
			.orShould()
			.haveSimpleNameEndingWith("Helper")
			.orShould()
			.haveSimpleNameEndingWith("Util")
			.orShould()
			.haveSimpleNameEndingWith("Utils")
			.orShould()
			.haveSimpleNameEndingWith("Dto")
			.because("such a name hides what the class is for"));
	}

	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(PRODUCT);
	}

	private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> readsTheSystemTime() {
		return DescribedPredicate.describe("read the time without a clock", (call) -> {
			var target = call.getTarget();
			String owner = target.getOwner().getName();
			boolean now = owner.startsWith("java.time.") && target.getName().equals("now")
					&& target.getRawParameterTypes()
						.stream()
						.noneMatch((type) -> type.getName().equals("java.time.Clock"));
			return now || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
		});
	}

	private static DescribedPredicate<JavaClass> callTheDatabase() {
		return DescribedPredicate.describe("use the database",
				(type) -> type.getAllFields()
					.stream()
					.map((field) -> field.getRawType())
					.anyMatch((field) -> field.isAssignableTo(Repository.class)
							|| field.getPackageName().startsWith("org.springframework.jdbc")));
	}

	private static ArchCondition<JavaClass> haveTransactions() {
		return new ArchCondition<>("have transactions") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean somewhere = type.isAnnotatedWith(Transactional.class)
						|| type.getMethods().stream().anyMatch((method) -> method.isAnnotatedWith(Transactional.class));
				if (!somewhere) {
					events.add(SimpleConditionEvent.violated(type, type.getName() + " has no @Transactional"));
				}
			}
		};
	}

	private static ArchCondition<JavaMethod> notBeASetter() {
		return new ArchCondition<>("not be a setter") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				if (method.getName().matches("set[A-Z].*") && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
					events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is a setter"));
				}
			}
		};
	}

	private static ArchCondition<JavaMethod> bindOnlyRecords() {
		return new ArchCondition<>("bind records") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				for (JavaParameter parameter : method.getParameters()) {
					JavaClass type = parameter.getRawType();
					boolean bound = parameter.isAnnotatedWith(RequestBody.class)
							|| parameter.isAnnotatedWith(ModelAttribute.class);
					boolean shown = type.isEquivalentTo(PageFormats.class);
					if (bound && !shown && type.getPackageName().startsWith("dental.cuspid") && !type.isRecord()) {
						events.add(SimpleConditionEvent.violated(method,
								method.getFullName() + " binds " + type.getName() + ", which is no record"));
					}
				}
			}
		};
	}

}
