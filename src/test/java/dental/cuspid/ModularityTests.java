package dental.cuspid;

import org.junit.jupiter.api.Test;

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

	@Test
	void everyModuleDeclaresWhatItUses() {
		assertThat(MODULES.stream()).allSatisfy((module) -> assertThat(module.getBasePackage()
			.getAnnotation(org.springframework.modulith.ApplicationModule.class)
			.map((declared) -> String.join(",", declared.allowedDependencies()))
			.orElse("*")).as("allowedDependencies in package-info.java of " + module.getIdentifier())
			.isNotEqualTo("*"));
	}

	@Test
	void drawsTheModules() {
		new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml().writeModuleCanvases();
	}

}
