package dental.cuspid.plans;

import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * The steps of treatment plans on the patient's timeline (BASE-4).
 */
@Component
class PlanTimeline implements TimelineSource {

	private final ClinicSettingsService settings;

	PlanTimeline(ClinicSettingsService settings) {
		this.settings = settings;
	}

	@Override
	public String select() {
		return """
				select e.id, e.plan_id, e.kind, e.at, e.note, e.total, t.number, s.name as by
				from treatment_plan t join plan_step e on e.plan_id = t.id join staff_user s on s.id = e.staff_id
				where t.patient_id = :patient and e.at < :before
				order by e.at desc, e.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		PlanStep.Kind kind = PlanStep.Kind.valueOf(row.text("kind"));
		return new TimelineEntry(row.instant("at"), TimelineEntry.Kind.RECORD, kind.icon(),
				"plans.timeline." + kind.name(), List.of(row.text("number")), row.optionalText("note"),
				Money.of(row.number("total"), this.settings.current().currency()), "/plans/" + row.text("plan_id"),
				row.text("by"), row.text("id"));
	}

}
