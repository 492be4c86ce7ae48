package dental.cuspid.pipelines.web;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads and writes how forms and the API name people, branches and services.
 */
@Component
class DealReferences {

	private final StageService stages;

	private final PatientService patients;

	private final StaffService staff;

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ServiceCatalogue services;

	DealReferences(StageService stages, PatientService patients, StaffService staff, BranchService branches,
			PractitionerService practitioners, ServiceCatalogue services) {
		this.stages = stages;
		this.patients = patients;
		this.staff = staff;
		this.branches = branches;
		this.practitioners = practitioners;
		this.services = services;
	}

	PatientId patient(String reference) {
		try {
			return this.patients.resolve(reference);
		}
		catch (NotFound ex) {
			throw new RuleViolation("pipelines.refusal.reference", reference).at("patient");
		}
	}

	/** The code of a stage, of one pipeline or of any. */
	@Nullable String stage(@Nullable Pipeline pipeline, @Nullable String code) {
		if (code == null || Stream.of(Pipeline.values())
			.filter((one) -> pipeline == null || one == pipeline)
			.flatMap((one) -> this.stages.of(one).stream())
			.anyMatch((stage) -> stage.ref().code().equals(code))) {
			return code;
		}
		throw new RuleViolation("pipelines.refusal.unknownStage", code).at("stage");
	}

	@Nullable StaffId person(@Nullable String username) {
		return reference(username, "responsible", this.staff::find, StaffView::id);
	}

	@Nullable BranchId branch(@Nullable String code) {
		return reference(code, "branch", this.branches::find, BranchView::id);
	}

	@Nullable PractitionerId practitioner(@Nullable String code) {
		return reference(code, "practitioner", this.practitioners::find, PractitionerView::id);
	}

	@Nullable ServiceId service(@Nullable String code) {
		return reference(code, "service", this.services::find, ServiceView::id);
	}

	/** How a deal's patient is named: the card number, else the id. */
	String name(DealView deal) {
		return (deal.cardNumber() != null) ? deal.cardNumber() : deal.patient().toString();
	}

	@Nullable String code(@Nullable BranchId id) {
		return (id != null) ? this.branches.get(id).code() : null;
	}

	@Nullable String code(@Nullable PractitionerId id) {
		return (id != null) ? this.practitioners.get(id).code() : null;
	}

	@Nullable String code(@Nullable ServiceId id) {
		return (id != null) ? this.services.get(id).code() : null;
	}

	private static <V, I> @Nullable I reference(@Nullable String text, String field, Function<String, Optional<V>> find,
			Function<V, I> id) {
		if (text == null || text.isBlank()) {
			return null;
		}
		return find.apply(text.strip())
			.map(id)
			.orElseThrow(() -> new RuleViolation("pipelines.refusal.reference", text).at(field));
	}

}
