package dental.cuspid.plans.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.NewPlan;
import dental.cuspid.plans.PlanContent;
import dental.cuspid.plans.PlanFilter;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanItemId;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.PlanRow;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.PlanState;
import dental.cuspid.plans.SignPlan;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Treatment plans for scripts and other systems. What is done and the answer that shows
 * it are one transaction.
 */
@RestController
@RequestMapping("/api/v1/plans")
@Transactional
class PlanApi {

	private final PlanService plans;

	private final PlanRecordService records;

	private final PlanReferences references;

	PlanApi(PlanService plans, PlanRecordService records, PlanReferences references) {
		this.plans = plans;
		this.records = records;
		this.references = references;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	PlanAnswer draw(@Valid @RequestBody Drawing asked) {
		return answer(this.plans
			.draw(new NewPlan(this.references.patient(asked.patient()), asked.content(this.references), asked.at())));
	}

	@GetMapping("/{id}")
	PlanAnswer get(@PathVariable PlanId id) {
		return answer(id);
	}

	/**
	 * Plans by state or of a patient, those longest in their state first.
	 */
	@GetMapping
	CursorPage<Row> list(@RequestParam(required = false) @Nullable String patient,
			@RequestParam(required = false) @Nullable Set<PlanState> state,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		PatientId who = (patient != null) ? this.references.patient(patient) : null;
		return this.records
			.list(new PlanFilter((state != null) ? state : Set.of(), who, null, PlanFilter.Sort.AGE), cursor, limit)
			.map(Row::of);
	}

	/**
	 * Replaces what the plan says; after the first submission as a new version.
	 */
	@PutMapping("/{id}")
	PlanAnswer change(@PathVariable PlanId id, @Valid @RequestBody Change asked) {
		this.plans.change(id, asked.version(), asked.content(this.references));
		return answer(id);
	}

	@PostMapping("/{id}/submit")
	PlanAnswer submit(@PathVariable PlanId id, @RequestBody(required = false) @Nullable Step asked) {
		this.plans.submit(id, at(asked));
		return answer(id);
	}

	@PostMapping("/{id}/approve")
	PlanAnswer approve(@PathVariable PlanId id, @RequestBody(required = false) @Nullable Approval asked) {
		this.plans.approve(id, (asked != null) ? asked.version() : null, (asked != null) ? asked.at() : null);
		return answer(id);
	}

	@PostMapping("/{id}/return")
	PlanAnswer giveBack(@PathVariable PlanId id, @Valid @RequestBody Remarks asked) {
		this.plans.giveBack(id, asked.remarks(), asked.at());
		return answer(id);
	}

	@PostMapping("/{id}/present")
	PlanAnswer present(@PathVariable PlanId id, @RequestBody(required = false) @Nullable Presentation asked) {
		this.plans.present(id, (asked != null) ? asked.place() : null, (asked != null) ? asked.at() : null);
		return answer(id);
	}

	@PostMapping("/{id}/consent")
	PlanAnswer consent(@PathVariable PlanId id, @RequestBody(required = false) @Nullable Consent asked) {
		this.plans.consent(id, (asked != null) ? asked.alternative() : null, (asked != null) ? asked.at() : null);
		return answer(id);
	}

	@PostMapping("/{id}/contract")
	PlanAnswer contract(@PathVariable PlanId id, @RequestBody(required = false) @Nullable Step asked) {
		this.plans.contract(id, at(asked));
		return answer(id);
	}

	@PostMapping("/{id}/sign")
	PlanAnswer sign(@PathVariable PlanId id, @Valid @RequestBody Signing asked) {
		this.plans.sign(id, new SignPlan(asked.contractNumber(), asked.signedOn(), asked.at()));
		return answer(id);
	}

	@PostMapping("/{id}/refuse")
	PlanAnswer refuse(@PathVariable PlanId id, @Valid @RequestBody Reasoned asked) {
		this.plans.refuse(id, asked.reason(), asked.at());
		return answer(id);
	}

	@PostMapping("/{id}/finish")
	PlanAnswer finish(@PathVariable PlanId id, @RequestBody(required = false) @Nullable Step asked) {
		this.plans.finish(id, at(asked));
		return answer(id);
	}

	@PostMapping("/{id}/cancel")
	PlanAnswer cancel(@PathVariable PlanId id, @Valid @RequestBody Reasoned asked) {
		this.plans.cancel(id, asked.reason(), asked.at());
		return answer(id);
	}

	/**
	 * Makes the content the approved one again, as a new version.
	 */
	@PostMapping("/{id}/restore")
	PlanAnswer restore(@PathVariable PlanId id) {
		this.plans.restoreApproved(id);
		return answer(id);
	}

	private PlanAnswer answer(PlanId id) {
		return PlanAnswer.of(this.records.get(id));
	}

	private static @Nullable Instant at(@Nullable Step asked) {
		return (asked != null) ? asked.at() : null;
	}

	record Drawing(@NotBlank String patient, @NotEmpty List<@Valid @NotNull ItemRequest> items, @Nullable String title,
			@Nullable LocalDate validUntil, @Nullable String notes, @Nullable List<@Nullable String> alternatives,
			@Nullable Instant at) {

		PlanContent content(PlanReferences references) {
			return ItemRequest.content(this.title, this.validUntil, this.notes, this.alternatives, this.items,
					references);
		}

	}

	/**
	 * New content.
	 *
	 * @param version the one that was changed, to be refused where there is another by
	 * now
	 */
	record Change(@NotEmpty List<@Valid @NotNull ItemRequest> items, @Nullable String title,
			@Nullable LocalDate validUntil, @Nullable String notes, @Nullable List<@Nullable String> alternatives,
			@Nullable Integer version) {

		PlanContent content(PlanReferences references) {
			return ItemRequest.content(this.title, this.validUntil, this.notes, this.alternatives, this.items,
					references);
		}

	}

	/**
	 * An item.
	 *
	 * @param service code of the catalogue
	 * @param tooth teeth or area in FDI notation
	 * @param quantity one where none is given
	 * @param price for one; that of the catalogue where none is given
	 * @param phase "1" where none is given
	 * @param practitioner code
	 * @param alternative the first where none is given
	 */
	record ItemRequest(@Nullable PlanItemId id, @NotBlank String service, @Nullable String tooth,
			@Nullable Integer quantity, @Nullable BigDecimal price, @Nullable String phase,
			@Nullable String practitioner, @Nullable Integer alternative) {

		static PlanContent content(@Nullable String title, @Nullable LocalDate validUntil, @Nullable String notes,
				@Nullable List<@Nullable String> alternatives, List<ItemRequest> asked, PlanReferences references) {
			var items = new ArrayList<PlanContent.Item>();
			int most = 1;
			for (int i = 0; i < asked.size(); i++) {
				ItemRequest item = asked.get(i);
				String at = "items[" + i + "].";
				int alternative = (item.alternative() != null) ? item.alternative() : 1;
				most = Math.max(most, alternative);
				items.add(new PlanContent.Item(item.id(), alternative, (item.phase() != null) ? item.phase() : "1",
						references.service(item.service(), at + "service"), item.tooth(),
						(item.quantity() != null) ? item.quantity() : 1, item.price(),
						references.practitioner(item.practitioner(), at + "practitioner")));
			}
			List<@Nullable String> names = new ArrayList<>((alternatives != null) ? alternatives : List.of());
			while (names.size() < Math.min(most, 9)) {
				names.add(null);
			}
			return new PlanContent(title, validUntil, notes, names, items);
		}

	}

	record Step(@Nullable Instant at) {

	}

	record Approval(@Nullable Integer version, @Nullable Instant at) {

	}

	record Remarks(@NotBlank String remarks, @Nullable Instant at) {

	}

	record Presentation(@Nullable String place, @Nullable Instant at) {

	}

	record Consent(@Nullable Integer alternative, @Nullable Instant at) {

	}

	record Signing(@NotBlank String contractNumber, @Nullable LocalDate signedOn, @Nullable Instant at) {

	}

	record Reasoned(@NotBlank String reason, @Nullable Instant at) {

	}

	record Row(PlanId id, String number, @Nullable String patient, @Nullable String title, PlanState state,
			Instant stateSince, int version, Money total, @Nullable LocalDate validUntil) {

		static Row of(PlanRow row) {
			return new Row(row.id(), row.number(), row.patient().cardNumber(), row.title(), row.state(), row.since(),
					row.version(), row.total(), row.validUntil());
		}

	}

}
