package dental.cuspid.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings files in (BASE-13): read and shown first, taken over in the background in
 * batches, stopped between two batches, taken back whole within seven days.
 */
@Service
@Transactional
public class ImportService {

	private static final int SHOWN = 50;

	private final ImportRunRepository runs;

	private final ImportRows rows;

	private final ImportQueries queries;

	private final DryRun dryRun;

	private final Scheduler scheduler;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ImportService(ImportRunRepository runs, ImportRows rows, ImportQueries queries, DryRun dryRun, Scheduler scheduler,
			CurrentStaff current, AuditTrail audit, TransactionTemplate transaction, Clock clock) {
		this.runs = runs;
		this.rows = rows;
		this.queries = queries;
		this.dryRun = dryRun;
		this.scheduler = scheduler;
		this.current = current;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Reads a file and shows what would happen; nothing is taken over yet.
	 * @throws dental.cuspid.shared.RuleViolation when the file cannot be read or the
	 * mapping does not fit
	 */
	@Requires(Right.IMPORT)
	public ImportId upload(NewImport asked) {
		requireHistory(asked.kind());
		var actor = this.current.actor();
		ImportRun run = this.runs
			.saveAndFlush(ImportRun.upload(asked.kind(), name(asked.fileName()), actor.id(), this.clock.instant()));
		this.dryRun.read(run, asked.file(), asked.mapping(), asked.onDuplicate(), asked.options());
		this.rows.keepFile(run.id(), asked.file());
		this.runs.saveAndFlush(run);
		this.audit.record("import.uploaded", "import", run.id(), asked.kind().name());
		return run.id();
	}

	/**
	 * Reads the same file again, with another mapping or other choices.
	 * @param mapping heading to field, for the columns a person decided about
	 */
	@Requires(Right.IMPORT)
	public void readAgain(ImportId id, Map<String, String> mapping, OnDuplicate onDuplicate, ImportOptions options) {
		ImportRun run = lock(id);
		if (run.state() != ImportState.PREVIEWED) {
			throw new Conflict("imports.refusal.state");
		}
		Path file = temporary();
		try {
			this.rows.restoreFile(id, file);
			this.dryRun.read(run, file, mapping, onDuplicate, options);
			this.runs.saveAndFlush(run);
		}
		finally {
			delete(file);
		}
	}

	/**
	 * Takes the rows over in the background. Asked again while that runs or when it is
	 * done, nothing happens.
	 */
	@Requires(Right.IMPORT)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public void apply(ImportId id) {
		boolean begun = begin(id, (run) -> {
			requireHistory(run.kind());
			if (run.state() == ImportState.APPLIED || run.state() == ImportState.RUNNING && !run.undoing()) {
				return false;
			}
			run.apply(this.clock.instant());
			return true;
		}, "import.applied");
		work(id, begun, Duration.ofSeconds(2));
	}

	/**
	 * Takes the rows back. What something was done with since stays and is named.
	 * @throws Conflict when there is nothing to take back, or it is too late
	 */
	@Requires(Right.IMPORT)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public void undo(ImportId id) {
		boolean begun = begin(id, (run) -> {
			requireHistory(run.kind());
			if (run.state() == ImportState.UNDONE || run.undoing() && run.state() == ImportState.RUNNING) {
				return false;
			}
			run.undo(this.clock.instant());
			return true;
		}, "import.undone");
		work(id, begun, Duration.ofSeconds(15));
	}

	/**
	 * Stops an import: at once before it was applied, else between two batches. Rows
	 * taken over before stay until they are undone.
	 */
	@Requires(Right.IMPORT)
	public void cancel(ImportId id) {
		ImportRun run = lock(id);
		if (run.state() != ImportState.CANCELLED) {
			run.cancel(this.clock.instant());
			this.runs.saveAndFlush(run);
			this.audit.record("import.cancelled", "import", id, null);
		}
	}

	@Requires(Right.IMPORT)
	@Transactional(readOnly = true)
	public ImportView get(ImportId id) {
		return this.queries.find(id).orElseThrow(() -> new NotFound("imports.refusal.unknown"));
	}

	/**
	 * Imports, the newest first.
	 */
	@Requires(Right.IMPORT)
	@Transactional(readOnly = true)
	public CursorPage<ImportView> list(@Nullable String cursor, @Nullable Integer limit) {
		return this.queries.list(cursor, Cursor.limit(limit, SHOWN));
	}

	/**
	 * Rows in the order of the file, all or those of one action.
	 */
	@Requires(Right.IMPORT)
	@Transactional(readOnly = true)
	public CursorPage<RowView> rows(ImportId id, @Nullable RowAction action, @Nullable String cursor,
			@Nullable Integer limit) {
		get(id);
		return this.queries.rows(id, action, cursor, Cursor.limit(limit, SHOWN));
	}

	/**
	 * Rows that stayed when the rest was taken back.
	 */
	@Requires(Right.IMPORT)
	@Transactional(readOnly = true)
	public List<RowView> kept(ImportId id) {
		return this.queries.kept(id, 200);
	}

	/**
	 * The refused rows as a file to mend and bring in again: the file's own columns, and
	 * why. Written as it is read.
	 */
	@Requires(Right.IMPORT)
	@Transactional(readOnly = true)
	public void writeRefused(ImportId id, Appendable out) {
		ImportView view = get(id);
		var file = new RefusedFile(out, view.delimiter());
		file.head(view.mapping().keySet());
		int number = 0;
		for (List<StoredRow> page = this.rows.after(id, RowAction.REFUSED, number, 500); !page
			.isEmpty(); page = this.rows.after(id, RowAction.REFUSED, number, 500)) {
			for (StoredRow row : page) {
				file.row(this.queries.row(row), view.mapping().size());
			}
			number = page.getLast().number();
		}
	}

	private boolean begin(ImportId id, java.util.function.Predicate<ImportRun> step, String action) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			ImportRun run = lock(id);
			boolean begun = step.test(run);
			if (begun) {
				this.runs.saveAndFlush(run);
				this.audit.record(action, "import", id, null);
			}
			return begun;
		}));
	}

	/** Starts the work and waits a moment, since most files are small. */
	private void work(ImportId id, boolean begun, Duration patience) {
		if (begun) {
			this.scheduler.schedule(
					new com.github.kagkarlsson.scheduler.task.TaskInstance<>(ImportTask.NAME, id.toString()),
					this.clock.instant());
		}
		for (long waited = 0; waited < patience.toMillis(); waited += 50) {
			if (this.queries.find(id).filter((view) -> view.state() == ImportState.RUNNING).isEmpty()) {
				return;
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	/** Balances and visits write the past: by token that asks for the history scope. */
	private void requireHistory(ImportKind kind) {
		if (kind.isHistory() && !this.current.actor().mayBackdate()) {
			throw new AccessDeniedException("history");
		}
	}

	private ImportRun lock(ImportId id) {
		return this.runs.lock(id.value()).orElseThrow(() -> new NotFound("imports.refusal.unknown"));
	}

	private static String name(String fileName) {
		String plain = fileName.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
		return plain.isEmpty() ? "file" : plain.substring(0, Math.min(plain.length(), 200));
	}

	private static Path temporary() {
		try {
			return Files.createTempFile("import", ".bin");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
