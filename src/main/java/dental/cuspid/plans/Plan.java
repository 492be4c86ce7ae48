package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.staff.StaffId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A treatment plan in its life: a draft is submitted, approved by somebody else,
 * presented, agreed to, made a contract and signed. From the approval on each step asks
 * that the content is still the one that was approved. Its row is locked by whoever
 * changes it.
 */
@Entity
@Table(name = "treatment_plan")
class Plan {

	@Id
	private UUID id;

	private String number;

	private UUID patientId;

	private UUID authorId;

	private Instant createdAt;

	@Enumerated(EnumType.STRING)
	private PlanState state;

	private Instant stateSince;

	@Column(name = "version")
	private int contentVersion;

	private String fingerprint;

	private BigDecimal total;

	private @Nullable Integer alternative;

	private @Nullable UUID submittedBy;

	private @Nullable Integer submittedVersion;

	private @Nullable Integer approvedVersion;

	private @Nullable String approvedFingerprint;

	private @Nullable Integer presentedVersion;

	private @Nullable String presentedFingerprint;

	private @Nullable Integer signedVersion;

	private @Nullable String signedFingerprint;

	private @Nullable String contractNumber;

	private @Nullable LocalDate signedOn;

	@Version
	private @Nullable Long lockVersion;

	@SuppressWarnings("NullAway")
	protected Plan() {
	}

	static Plan draw(PlanId id, String number, PatientId patient, StaffId author, Instant at) {
		var plan = new Plan();
		plan.id = id.value();
		plan.number = number;
		plan.patientId = patient.value();
		plan.authorId = author.value();
		plan.createdAt = at;
		plan.state = PlanState.DRAFT;
		plan.stateSince = at;
		return plan;
	}

	/** Takes over what the plan says now. */
	void says(int version, String fingerprint, BigDecimal total) {
		this.contentVersion = version;
		this.fingerprint = fingerprint;
		this.total = total;
	}

	/** Whether the next change makes a new version. */
	boolean wasSubmitted() {
		return this.submittedVersion != null;
	}

	void requireChangeable() {
		if (!this.state.open()) {
			throw new Conflict("plans.refusal.readOnly");
		}
	}

	void submit(StaffId by, Instant at) {
		if (this.state.open() && this.approvedFingerprint != null && !changedSinceApproval()
				&& this.state != PlanState.RETURNED && this.state != PlanState.SUBMITTED) {
			throw new Conflict("plans.refusal.approvedAlready");
		}
		become(PlanState.SUBMITTED, at);
		this.submittedBy = by.value();
		this.submittedVersion = this.contentVersion;
		this.alternative = null;
	}

	void approve(Instant at) {
		become(PlanState.APPROVED, at);
		this.approvedVersion = this.contentVersion;
		this.approvedFingerprint = this.fingerprint;
	}

	void giveBack(Instant at) {
		become(PlanState.RETURNED, at);
	}

	void present(Instant at) {
		become(PlanState.PRESENTED, at);
		this.presentedVersion = this.contentVersion;
		this.presentedFingerprint = this.fingerprint;
	}

	void consent(int alternative, BigDecimal total, Instant at) {
		become(PlanState.CONSENTED, at);
		this.alternative = alternative;
		this.total = total;
	}

	void contract(Instant at) {
		become(PlanState.CONTRACTED, at);
	}

	void sign(String contractNumber, LocalDate signedOn, Instant at) {
		become(PlanState.SIGNED, at);
		this.signedVersion = this.contentVersion;
		this.signedFingerprint = this.fingerprint;
		this.contractNumber = contractNumber;
		this.signedOn = signedOn;
	}

	void end(PlanState state, Instant at) {
		become(state, at);
	}

	/** Refuses a move the state does not allow, before anything else is looked at. */
	void require(PlanState next) {
		if (!this.state.mayBecome(next)) {
			throw new Conflict("plans.refusal.move." + next.name().toLowerCase(Locale.ROOT));
		}
	}

	/** Whether it was presented at some time, so that its prices are frozen. */
	boolean wasPresented() {
		return this.presentedFingerprint != null;
	}

	/** Whether it was approved at some time. */
	boolean wasApproved() {
		return this.approvedVersion != null;
	}

	/** Whether the content is not the one that was approved. */
	boolean changedSinceApproval() {
		return this.approvedFingerprint != null && !this.approvedFingerprint.equals(this.fingerprint);
	}

	/** Whether the content is not the one that was presented. */
	boolean changedSincePresentation() {
		return this.presentedFingerprint != null && !this.presentedFingerprint.equals(this.fingerprint);
	}

	private void become(PlanState next, Instant at) {
		require(next);
		this.state = next;
		this.stateSince = at;
	}

	PlanId id() {
		return new PlanId(this.id);
	}

	PatientId patient() {
		return new PatientId(this.patientId);
	}

	StaffId author() {
		return new StaffId(this.authorId);
	}

	PlanState state() {
		return this.state;
	}

	Instant stateSince() {
		return this.stateSince;
	}

	int version() {
		return this.contentVersion;
	}

	String fingerprint() {
		return this.fingerprint;
	}

	BigDecimal total() {
		return this.total;
	}

	@Nullable Integer alternative() {
		return this.alternative;
	}

	StaffId submittedBy() {
		return new StaffId(Objects.requireNonNull(this.submittedBy));
	}

	int approvedVersion() {
		return Objects.requireNonNull(this.approvedVersion);
	}

	int presentedVersion() {
		return Objects.requireNonNull(this.presentedVersion);
	}

}
