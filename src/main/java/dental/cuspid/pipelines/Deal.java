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
class Deal extends DealStanding implements Persistable<UUID> {

	@Id
	private UUID id;

	@Enumerated(EnumType.STRING)
	private Pipeline pipeline;

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

	private @Nullable String source;

	private @Nullable String sourceDetail;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, String> utm = new HashMap<>();

	private @Nullable UUID parentId;

	private @Nullable UUID planId;

	private int requests;

	private Instant createdAt;

	private UUID createdBy;

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
		deal.patientId = patient.value();
		deal.parentId = (parent != null) ? parent.value() : null;
		deal.requests = 1;
		deal.createdAt = now;
		deal.createdBy = by.value();
		deal.begin(now);
		return deal;
	}

	/** The patient asked again for the same. */
	void askedAgain() {
		this.requests++;
	}

	void fill(OpenDeal.Fields fields) {
		if (fields.title() != null) {
			this.title = fields.title().isBlank() ? null : fields.title().strip();
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
				this.appointmentId, this.startsAt, refusalReason(), this.amount, dueAt(), stallAt(), enteredAt(),
				entered(), moved());
	}

	/** Stands where it stood before a move, with the values it had. */
	void back(StageView stage, DealBefore before) {
		stands(stage, before);
		this.responsibleId = before.responsible();
		this.branchId = before.branch();
		this.practitionerId = before.practitioner();
		this.serviceId = before.service();
		this.appointmentId = before.appointment();
		this.startsAt = before.startsAt();
		this.amount = before.amount();
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

	int requests() {
		return this.requests;
	}

}
