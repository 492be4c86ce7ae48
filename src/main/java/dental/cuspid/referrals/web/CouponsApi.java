package dental.cuspid.referrals.web;

import java.time.LocalDate;
import java.util.List;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.CouponBatchId;
import dental.cuspid.referrals.CouponBatchView;
import dental.cuspid.referrals.CouponService;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.staff.AuditTrail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Coupons of a patient.
 */
@RestController
@RequestMapping("/api/v1/patients/{cardNumber}/coupons")
class CouponsApi {

	private final CouponService coupons;

	private final PatientService patients;

	private final AuditTrail audit;

	CouponsApi(CouponService coupons, PatientService patients, AuditTrail audit) {
		this.coupons = coupons;
		this.patients = patients;
		this.audit = audit;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer issue(@PathVariable String cardNumber, @Valid @RequestBody IssueRequest request) {
		PatientId patient = this.patients.resolve(cardNumber);
		return answer(this.coupons.get(this.coupons.issue(patient, request.count(), request.issuedOn())));
	}

	@GetMapping
	CursorPage<Answer> all(@PathVariable String cardNumber) {
		PatientId patient = this.patients.resolve(cardNumber);
		List<CouponBatchView> batches = this.coupons.of(patient);
		this.audit.patientViewed(patient.value(), "coupons");
		return new CursorPage<>(batches.stream().map(this::answer).toList(), null);
	}

	private Answer answer(CouponBatchView batch) {
		return new Answer(batch.id(), batch.coupons(), batch.issuedOn(), batch.validTo(), batch.backdated(),
				this.coupons.code(batch), batch.friends());
	}

	record IssueRequest(@NotNull Integer count, @Nullable LocalDate issuedOn) {

	}

	/**
	 * Coupons issued together.
	 *
	 * @param code what their QR code holds
	 * @param friends newcomers who came by them
	 */
	record Answer(CouponBatchId id, int count, LocalDate issuedOn, LocalDate validTo, boolean backdated, String code,
			int friends) {

	}

}
