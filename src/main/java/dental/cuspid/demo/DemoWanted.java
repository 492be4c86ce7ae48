package dental.cuspid.demo;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether this installation shows the demo clinic: {@code cuspid.demo}, or by itself
 * where the product brings its own database.
 */
class DemoWanted extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean wanted = wanted(context.getEnvironment());
		return new ConditionOutcome(wanted, ConditionMessage.of(wanted ? "demo clinic wanted" : "no demo clinic"));
	}

	static boolean wanted(Environment environment) {
		return environment.getProperty("cuspid.demo", Boolean.class,
				!environment.containsProperty("spring.datasource.url"));
	}

}
