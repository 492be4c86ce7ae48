package dental.cuspid.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.Conflict;
import dental.cuspid.staff.StaffId;

/**
 * One file brought in, from the dry run to its undoing. Rows are written beside it; it
 * counts them.
 */
@Entity
class ImportRun {

	/** How long a whole import can be taken back. */
	static final Duration UNDO_WITHIN = Duration.ofDays(7);

	@Id
	private UUID id;

	@Enumerated(EnumType.STRING)
	private ImportKind kind;

	@Enumerated(EnumType.STRING)
	private ImportState state;

	private String fileName;

	private String encoding = "";

	private @Nullable String delimiter;

	private @Nullable String sheet;

	private int headerRow;

	private String mapping = "{}";

	@Enumerated(EnumType.STRING)
	private OnDuplicate onDuplicate = OnDuplicate.SKIP;

	private String options = "{}";

	private int rowCount;

	private int createCount;

	private int updateCount;

	private int duplicateCount;

	private int refusedCount;

	private int doneCount;

	private int keptCount;

	private boolean undoing;

	@Column(name = "cancel_asked")
	private boolean cancelAsked;

	private UUID staffId;

	private Instant uploadedAt;

	private @Nullable Instant appliedAt;

	private @Nullable Instant finishedAt;

	@Version
	private long version;

	@SuppressWarnings("NullAway.Init")
	protected ImportRun() {
	}

	private ImportRun(ImportKind kind, String fileName, StaffId staff, Instant now) {
		this.id = ImportId.next().value();
		this.kind = kind;
		this.state = ImportState.PREVIEWED;
		this.fileName = fileName;
		this.staffId = staff.value();
		this.uploadedAt = now;
	}

	static ImportRun upload(ImportKind kind, String fileName, StaffId staff, Instant now) {
		return new ImportRun(kind, fileName, staff, now);
	}

	/**
	 * Notes what the file was understood as.
	 */
	void preview(Understood understood) {
		require(this.state == ImportState.PREVIEWED);
		this.encoding = understood.encoding();
		this.delimiter = understood.delimiter();
		this.sheet = understood.sheet();
		this.headerRow = understood.headerRow();
		this.mapping = understood.mapping();
		this.onDuplicate = understood.onDuplicate();
		this.options = understood.options();
	}

	void count(Counts counts) {
		this.rowCount = counts.create() + counts.update() + counts.duplicate() + counts.refused();
		this.createCount = counts.create();
		this.updateCount = counts.update();
		this.duplicateCount = counts.duplicate();
		this.refusedCount = counts.refused();
	}

	/**
	 * Begins to take the rows over.
	 */
	void apply(Instant now) {
		require(this.state.canApply());
		this.state = ImportState.RUNNING;
		this.undoing = false;
		this.cancelAsked = false;
		this.appliedAt = (this.appliedAt != null) ? this.appliedAt : now;
	}

	void progress(int rows) {
		this.doneCount += rows;
	}

	/** Everything that could be taken is in. */
	void finish(Instant now) {
		require(this.state == ImportState.RUNNING);
		this.state = ImportState.APPLIED;
		this.finishedAt = now;
	}

	/**
	 * Stops: at once before anything was done, else between two batches.
	 */
	void cancel(Instant now) {
		require(this.state.canCancel() && !this.undoing);
		if (this.state == ImportState.PREVIEWED) {
			this.state = ImportState.CANCELLED;
			this.finishedAt = now;
		}
		this.cancelAsked = true;
	}

	void stop(Instant now) {
		require(this.state == ImportState.RUNNING && this.cancelAsked);
		this.state = ImportState.CANCELLED;
		this.finishedAt = now;
	}

	void fail(Instant now) {
		this.state = ImportState.FAILED;
		this.finishedAt = now;
	}

	/**
	 * Begins to take the rows back.
	 */
	void undo(Instant now) {
		require(this.state.canUndo() && this.doneCount > 0 && this.appliedAt != null);
		if (this.appliedAt.plus(UNDO_WITHIN).isBefore(now)) {
			throw new Conflict("imports.refusal.tooLateToUndo", UNDO_WITHIN.toDays());
		}
		this.state = ImportState.RUNNING;
		this.undoing = true;
		this.keptCount = 0;
	}

	void keep(int rows) {
		this.keptCount += rows;
	}

	void undone(Instant now) {
		require(this.state == ImportState.RUNNING && this.undoing);
		this.state = ImportState.UNDONE;
		this.finishedAt = now;
	}

	private void require(boolean allowed) {
		if (!allowed) {
			throw new Conflict("imports.refusal.state");
		}
	}

	ImportId id() {
		return new ImportId(this.id);
	}

	ImportKind kind() {
		return this.kind;
	}

	ImportState state() {
		return this.state;
	}

	String fileName() {
		return this.fileName;
	}

	String mapping() {
		return this.mapping;
	}

	String options() {
		return this.options;
	}

	int headerRow() {
		return this.headerRow;
	}

	OnDuplicate onDuplicate() {
		return this.onDuplicate;
	}

	StaffId staff() {
		return new StaffId(this.staffId);
	}

	boolean cancelAsked() {
		return this.cancelAsked;
	}

	boolean undoing() {
		return this.undoing;
	}

	int doneCount() {
		return this.doneCount;
	}

	/**
	 * What a file was understood as.
	 *
	 * @param mapping headings with their fields, as JSON, in the order of the columns
	 * @param options as JSON
	 */
	record Understood(String encoding, @Nullable String delimiter, @Nullable String sheet, int headerRow,
			String mapping, OnDuplicate onDuplicate, String options) {

	}

	/**
	 * Rows by what happens to them.
	 */
	record Counts(int create, int update, int duplicate, int refused) {

	}

}
