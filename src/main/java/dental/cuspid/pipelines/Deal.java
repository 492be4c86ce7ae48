package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/**
 * A deal. Its stage changes through {@link #enter} alone, which only {@link DealMoves}
 * calls, after the gate.
 */
@Entity
class Deal implements Persistable<UUID> {

	@Id
	private UUID id;

	@Enumerated(EnumType.STRING)
	private Pipeline pipeline;

	private String stage;

	private UUID patientId;

	private @Nullable String title;

	private @Nullable BigDecimal amount;

	private boolean amountTyped;

	private @Nullable UUID responsibleId;

	private @Nullable UUID branchId;

	private @Nullable UUID practitionerId;

	private @Nullable UUID serviceId;

	private @Nullable UUID appointmentId;

	private @Nullable Instant startsAt;

	@Enumerated(EnumType.STRING)
	private @Nullable VisitType visitType;

	private @Nullable String visitTypeReason;

	private @Nullable String comment;

	private @Nullable String refusalReason;

	private @Nullable String source;

	private @Nullable String sourceDetail;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, String> utm = new HashMap<>();

	private @Nullable UUID parentId;

	private @Nullable UUID planId;

	private boolean open;

	@Enumerated(EnumType.STRING)
	private @Nullable DealOutcome outcome;

	private int requests;

	private boolean attention;

	private @Nullable Instant lastContactAt;

	private UUID moveId;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, String> stageEntered = new HashMap<>();

	private Instant stageEnteredAt;

	private @Nullable Instant dueAt;

	private @Nullable Instant stallAt;

	private boolean stallPending;

	private @Nullable Instant snoozedUntil;

	private @Nullable String snoozeReason;

	private Instant rankAt;

	private Instant createdAt;

	private UUID createdBy;

	private @Nullable Instant closedAt;

	@Version
	private @Nullable Long version;

	@SuppressWarnings("NullAway")
	protected Deal() {
	}

	/**
	 * A deal that stands nowhere yet; {@link DealMoves} lets it enter its first stage.
	 */
	static Deal of(Pipeline pipeline, PatientId patient, @Nullable DealId parent, StaffId by, Instant now) {
		var deal = new Deal();
		deal.id = DealId.next().value();
		deal.pipeline = pipeline;
		deal.stage = "";
		deal.patientId = patient.value();
		deal.parentId = (parent != null) ? parent.value() : null;
		deal.open = true;
		deal.requests = 1;
		deal.createdAt = now;
		deal.createdBy = by.value();
		deal.stageEnteredAt = now;
		deal.rankAt = now;
		return deal;
	}

	/** Enters a stage; the clocks of the stage start anew. */
	void enter(StageView entered, MoveId move, Instant now, @Nullable Instant dueAt, @Nullable Instant stallAt) {
		this.stage = entered.ref().code();
		this.moveId = move.value();
		this.stageEntered = new HashMap<>(this.stageEntered);
		this.stageEntered.put(this.stage, now.toString());
		this.stageEnteredAt = now;
		this.snoozedUntil = null;
		this.snoozeReason = null;
		this.attention = false;
		StageEnding ending = entered.ending();
		this.open = ending == null;
		this.closedAt = this.open ? null : now;
		this.outcome = this.open ? null : DealOutcome.valueOf(String.valueOf(ending));
		if (this.outcome != DealOutcome.REFUSAL) {
			this.refusalReason = null;
		}
		clocks(this.open ? dueAt : null, this.open ? stallAt : null);
	}

	/** When the next step is due and when it counts as standing still. */
	void clocks(@Nullable Instant dueAt, @Nullable Instant stallAt) {
		this.dueAt = dueAt;
		this.stallAt = stallAt;
		this.stallPending = false;
		rank();
	}

	private void rank() {
		this.rankAt = DealRank.of(this.dueAt, (this.snoozedUntil != null) ? this.snoozedUntil : this.stallAt,
				this.stageEnteredAt);
	}

	void snooze(Instant until, String reason) {
		this.snoozedUntil = until;
		this.snoozeReason = reason;
		this.attention = false;
		rank();
	}

	/** The patient got in touch: the card rises until somebody looks. */
	void contacted(Instant at) {
		this.attention = true;
		this.lastContactAt = (this.lastContactAt == null || at.isAfter(this.lastContactAt)) ? at : this.lastContactAt;
	}

	/** The patient asked again for the same. */
	void askedAgain() {
		this.requests++;
	}

	void seen() {
		this.attention = false;
	}

	void refuse(String reason) {
		this.refusalReason = reason;
	}

	/** Opened by a move that is taken back. */
	void takeBack(Instant now) {
		this.open = false;
		this.outcome = DealOutcome.TAKEN_BACK;
		this.closedAt = now;
		clocks(null, null);
	}

	void fill(OpenDeal.Fields fields) {
		if (fields.title() != null) {
			this.title = fields.title().isEmpty() ? null : fields.title();
		}
		if (fields.amount() != null) {
			this.amount = fields.amount();
			this.amountTyped = true;
		}
		this.responsibleId = (fields.responsible() != null) ? fields.responsible().value() : this.responsibleId;
		this.branchId = (fields.branch() != null) ? fields.branch().value() : this.branchId;
		this.practitionerId = (fields.practitioner() != null) ? fields.practitioner().value() : this.practitionerId;
		this.serviceId = (fields.service() != null) ? fields.service().value() : this.serviceId;
		this.startsAt = (fields.startsAt() != null) ? fields.startsAt() : this.startsAt;
		if (fields.visitType() != null) {
			this.visitType = fields.visitType();
			this.visitTypeReason = fields.visitTypeReason();
		}
		this.comment = text(fields.comment(), this.comment);
		this.source = text(fields.source(), this.source);
		this.sourceDetail = text(fields.sourceDetail(), this.sourceDetail);
		if (fields.utm() != null) {
			this.utm = new HashMap<>(fields.utm());
		}
	}

	private static @Nullable String text(@Nullable String given, @Nullable String before) {
		return (given == null) ? before : given.isEmpty() ? null : given;
	}

	/** Takes the booking's own values. */
	void book(AppointmentId appointment, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, Instant startsAt) {
		this.appointmentId = appointment.value();
		this.branchId = branch.value();
		this.practitionerId = (practitioner != null) ? practitioner.value() : this.practitionerId;
		this.serviceId = (service != null) ? service.value() : this.serviceId;
		this.startsAt = startsAt;
	}

	/** The booking no longer holds. */
	void unbook() {
		this.appointmentId = null;
		this.startsAt = null;
	}

	void typed(VisitType visitType) {
		if (this.visitTypeReason == null) {
			this.visitType = visitType;
		}
	}

	/** The amount it is worth as far as known, unless somebody typed another. */
	void worth(@Nullable BigDecimal amount) {
		if (!this.amountTyped) {
			this.amount = amount;
		}
	}

	void claim(StaffId person) {
		this.responsibleId = person.value();
	}

	void descendsFrom(DealId parent) {
		this.parentId = (this.parentId == null) ? parent.value() : this.parentId;
	}

	void plans(@Nullable UUID plan) {
		this.planId = plan;
	}

	/** What a move may change, to be put back when it is taken back. */
	DealBefore snapshot() {
		return new DealBefore(this.responsibleId, this.branchId, this.practitionerId, this.serviceId,
				this.appointmentId, this.startsAt, this.refusalReason, this.amount, this.dueAt, this.stallAt,
				this.stageEnteredAt, Map.copyOf(this.stageEntered), this.moveId);
	}

	/** Stands where it stood before a move, with the values it had. */
	void back(StageView stage, DealBefore before) {
		this.stage = stage.ref().code();
		this.moveId = Objects.requireNonNull(before.move());
		this.stageEntered = new HashMap<>(before.entered());
		this.stageEnteredAt = before.since();
		StageEnding ending = stage.ending();
		this.open = ending == null;
		this.outcome = (ending == null) ? null : DealOutcome.valueOf(ending.name());
		this.closedAt = (ending == null) ? null : before.since();
		this.refusalReason = before.refusalReason();
		this.responsibleId = before.responsible();
		this.branchId = before.branch();
		this.practitionerId = before.practitioner();
		this.serviceId = before.service();
		this.appointmentId = before.appointment();
		this.startsAt = before.startsAt();
		this.amount = before.amount();
		clocks(before.dueAt(), before.stallAt());
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return this.version == null;
	}

	DealId id() {
		return new DealId(this.id);
	}

	StageRef stage() {
		return new StageRef(this.pipeline, this.stage);
	}

	Pipeline pipeline() {
		return this.pipeline;
	}

	PatientId patient() {
		return new PatientId(this.patientId);
	}

	@Nullable DealId parent() {
		return (this.parentId != null) ? new DealId(this.parentId) : null;
	}

	boolean isOpen() {
		return this.open;
	}

	MoveId move() {
		return new MoveId(this.moveId);
	}

	boolean isAt(long seen) {
		return Objects.equals(this.version, seen);
	}

	@Nullable StaffId responsible() {
		return (this.responsibleId != null) ? new StaffId(this.responsibleId) : null;
	}

	@Nullable BranchId branch() {
		return (this.branchId != null) ? new BranchId(this.branchId) : null;
	}

	@Nullable PractitionerId practitioner() {
		return (this.practitionerId != null) ? new PractitionerId(this.practitionerId) : null;
	}

	@Nullable ServiceId service() {
		return (this.serviceId != null) ? new ServiceId(this.serviceId) : null;
	}

	@Nullable AppointmentId appointment() {
		return (this.appointmentId != null) ? new AppointmentId(this.appointmentId) : null;
	}

	@Nullable Instant startsAt() {
		return this.startsAt;
	}

	@Nullable VisitType visitType() {
		return this.visitType;
	}

	boolean visitTypeSet() {
		return this.visitTypeReason != null;
	}

	@Nullable BigDecimal amount() {
		return this.amount;
	}

	@Nullable String comment() {
		return this.comment;
	}

	@Nullable String refusalReason() {
		return this.refusalReason;
	}

	@Nullable String source() {
		return this.source;
	}

	@Nullable String sourceDetail() {
		return this.sourceDetail;
	}

	Map<String, String> utm() {
		return this.utm;
	}

	@Nullable UUID plan() {
		return this.planId;
	}

	@Nullable Instant snoozedUntil() {
		return this.snoozedUntil;
	}

	int requests() {
		return this.requests;
	}

	@Nullable Instant dueAt() {
		return this.dueAt;
	}

	Instant enteredAt() {
		return this.stageEnteredAt;
	}

}
