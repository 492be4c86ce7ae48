package dental.cuspid;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The modules use each other down the rows only, and only what each offers; their picture
 * is drawn from the code into {@code target/spring-modulith-docs}.
 */
class ModularityTests {

	private static final ApplicationModules MODULES = ApplicationModules.of(CuspidApplication.class);

	@Test
	void modulesUseOnlyWhatTheyDeclare() {
		MODULES.verify();
	}

	/** A package-info among the tests would hide that of the module. */
	@Test
	void everyModuleDeclaresWhatItUses() {
		assertThat(MODULES.stream().map((module) -> module.getBasePackage().getName())).allSatisfy((name) -> {
			var declared = Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
			assertThat(declared).as("@ApplicationModule of " + name + ", not hidden by a package-info of the tests")
				.isNotNull();
			assertThat(declared.allowedDependencies()).as(name).doesNotContain(ApplicationModule.OPEN_TOKEN);
		});
	}

	@Test
	void drawsTheModules() {
		new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml().writeModuleCanvases();
	}

}
