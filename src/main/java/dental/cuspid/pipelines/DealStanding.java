package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Where a deal stands on its board: the stage and when each was entered, its clocks, how
 * it ended, whether somebody should look.
 */
@MappedSuperclass
abstract class DealStanding {

	String stage;

	private @Nullable String refusalReason;

	private boolean open;

	@Enumerated(EnumType.STRING)
	private @Nullable DealOutcome outcome;

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

	private @Nullable Instant closedAt;

	@SuppressWarnings("NullAway")
	DealStanding() {
	}

	/** Stands nowhere yet. */
	void begin(Instant now) {
		this.stage = "";
		this.open = true;
		this.stageEnteredAt = now;
		this.rankAt = now;
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

	boolean wasContacted() {
		return this.lastContactAt != null;
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

	/** Stands where it stood before a move. */
	void stands(StageView stage, DealBefore before) {
		this.stage = stage.ref().code();
		this.moveId = Objects.requireNonNull(before.move());
		this.stageEntered = new HashMap<>(before.entered());
		this.stageEnteredAt = before.since();
		StageEnding ending = stage.ending();
		this.open = ending == null;
		this.outcome = (ending == null) ? null : DealOutcome.valueOf(ending.name());
		this.closedAt = (ending == null) ? null : before.since();
		this.refusalReason = before.refusalReason();
		clocks(before.dueAt(), before.stallAt());
	}

	boolean isOpen() {
		return this.open;
	}

	MoveId move() {
		return new MoveId(this.moveId);
	}

	@Nullable String refusalReason() {
		return this.refusalReason;
	}

	@Nullable Instant snoozedUntil() {
		return this.snoozedUntil;
	}

	@Nullable Instant dueAt() {
		return this.dueAt;
	}

	Instant enteredAt() {
		return this.stageEnteredAt;
	}

	@Nullable Instant stallAt() {
		return this.stallAt;
	}

	/** When each stage was entered last. */
	Map<String, String> entered() {
		return Map.copyOf(this.stageEntered);
	}

	/** The move that brought it here, null as long as it stands nowhere. */
	@Nullable UUID moved() {
		return this.moveId;
	}

}
