package dental.cuspid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dental.cuspid.calendar.AppointmentEvent;
import dental.cuspid.plans.PlanStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the audit trail notes is shown in words (BASE-12, BASE-15).
 */
class AuditTextTests {

	private static final Pattern ACTION = Pattern.compile("\"([a-z_]+[A-Za-z]*\\.[a-zA-Z]+)\"");

	private static final Pattern NOTED = Pattern.compile("(?s)\\brecord(?:All)?\\((.*?);");

	@Test
	void everyActionHasAText() {
		Set<String> texts = new TreeSet<>();
		TextFiles.messages("en")
			.keySet()
			.stream()
			.filter((key) -> key.startsWith("staff.audit.did."))
			.forEach((key) -> texts.add(key.substring("staff.audit.did.".length())));
		assertThat(texts).containsAll(actions());
	}

	private static Set<String> actions() {
		var actions = new TreeSet<String>();
		TextFiles.java().stream().map(TextFiles::read).filter((text) -> text.contains("AuditTrail")).forEach((text) -> {
			Matcher noted = NOTED.matcher(text);
			while (noted.find()) {
				Matcher action = ACTION.matcher(noted.group(1));
				while (action.find()) {
					actions.add(action.group(1).replace('.', '_'));
				}
			}
		});
		constants("appointment_", AppointmentEvent.Kind.values()).forEach(actions::add);
		constants("plan_", PlanStep.Kind.values()).forEach(actions::add);
		Stream.of("chair", "practitioner")
			.flatMap((kind) -> Stream.of("added", "changed", "retired", "restored").map((what) -> kind + "_" + what))
			.forEach(actions::add);
		assertThat(actions).hasSizeGreaterThan(80);
		return actions;
	}

	private static Stream<String> constants(String prefix, Enum<?>[] values) {
		return Arrays.stream(values).map((value) -> prefix + value.name().toLowerCase(Locale.ROOT));
	}

}
