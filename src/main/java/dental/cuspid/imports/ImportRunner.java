package dental.cuspid.imports;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.patients.PatientsImported;
import dental.cuspid.shared.ConstraintNames;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.Transactions;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffService;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Takes the rows of an import over, or back, in batches of their own transactions. It may
 * be killed at any time: what a batch did is committed with the note that it did it, so
 * whoever goes on begins behind it. Acts in the name of the person who uploaded the file.
 */
@Component
class ImportRunner {

	private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

	private static final int BATCH = 500;

	private final ImportRunRepository runs;

	private final ImportRows rows;

	private final Map<ImportKind, RowWork> works;

	private final StaffService staff;

	private final Transactions transactions;

	private final WorkingMemory memory;

	private final JsonMapper json;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ImportRunner(ImportRunRepository runs, ImportRows rows, List<RowWork> works, StaffService staff,
			Transactions transactions, WorkingMemory memory, JsonMapper json, ApplicationEventPublisher events,
			Clock clock) {
		this.runs = runs;
		this.rows = rows;
		this.works = works.stream().collect(Collectors.toMap(RowWork::kind, Function.identity()));
		this.staff = staff;
		this.transactions = transactions;
		this.memory = memory;
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Works on an import until it is done, stopped or failed.
	 */
	void run(ImportId id) {
		try {
			ImportRun run = CurrentStaff.asSystem(() -> this.runs.findById(id.value()).orElseThrow());
			CurrentStaff.as(actor(run), () -> {
				work(run);
				return null;
			});
		}
		catch (RuntimeException ex) {
			log.error("import {} failed", id, ex);
			change(id, (run) -> run.fail(this.clock.instant()));
		}
	}

	private void work(ImportRun run) {
		RowWork work = this.works.get(run.kind());
		if (work == null || run.state() != ImportState.RUNNING) {
			return;
		}
		RowWork.Context context = context(run);
		if (run.undoing()) {
			repeat(() -> undoBatch(work, context));
			return;
		}
		repeat(() -> applyBatch(work, context));
		boolean all = run(context.id(), (now) -> now.state() == ImportState.RUNNING);
		if (all) {
			work.complete(context);
			change(context.id(), (now) -> {
				now.count(this.rows.counts(context.id()));
				now.finish(this.clock.instant());
				if (now.kind() == ImportKind.PATIENTS || now.kind() == ImportKind.VISITS) {
					this.events.publishEvent(new PatientsImported(this.clock.instant()));
				}
			});
		}
	}

	private RowWork.Context context(ImportRun run) {
		return new RowWork.Context(run.id(), run.fileName(), this.json.readValue(run.options(), ImportOptions.class));
	}

	private boolean applyBatch(RowWork work, RowWork.Context context) {
		List<StoredRow> batch = this.rows.next(context.id(), RowState.WAITING, BATCH);
		return !batch.isEmpty() && apply(work, context, batch);
	}

	/** Rows together; where one of them is refused, each half by itself. */
	private boolean apply(RowWork work, RowWork.Context context, List<StoredRow> batch) {
		try {
			return applied(work, context, batch);
		}
		catch (Refusal | DataIntegrityViolationException ex) {
			if (batch.size() == 1) {
				refuse(context.id(), batch.getFirst(), ex);
				return true;
			}
			int half = batch.size() / 2;
			return apply(work, context, batch.subList(0, half))
					&& apply(work, context, batch.subList(half, batch.size()));
		}
	}

	private boolean applied(RowWork work, RowWork.Context context, List<StoredRow> batch) {
		return inTransaction(() -> {
			ImportRun run = lock(context.id());
			if (run.cancelAsked()) {
				run.count(this.rows.counts(context.id()));
				run.stop(this.clock.instant());
				this.runs.saveAndFlush(run);
				return false;
			}
			this.rows.done(context.id(), batch, work.apply(context, batch));
			this.memory.clear();
			ImportRun now = lock(context.id());
			now.progress(batch.size());
			this.runs.saveAndFlush(now);
			return true;
		});
	}

	private void refuse(ImportId id, StoredRow row, RuntimeException failure) {
		Refusal refusal = (failure instanceof Refusal own) ? own : ConstraintNames.refusal(failure);
		Refusal.Problem problem = refusal.problems().getFirst();
		boolean line = "constraint.uq_import_row_line".equals(problem.code());
		var reason = new Reason(problem.field(), line ? "imports.reason.lineTwice" : problem.code(),
				java.util.Arrays.stream(problem.args()).map(String::valueOf).toList());
		inTransaction(() -> {
			this.rows.turn(id, row.number(), line ? RowAction.DUPLICATE : RowAction.REFUSED,
					RowWork.with(row.reasons(), reason));
			return true;
		});
	}

	/**
	 * Takes the last rows back first: what came later may rest on what came earlier.
	 * Where one of them has to stay, they go one by one.
	 */
	private boolean undoBatch(RowWork work, RowWork.Context context) {
		List<StoredRow> batch = this.rows.last(context.id(), RowState.DONE, BATCH);
		if (batch.isEmpty()) {
			change(context.id(), (run) -> run.undone(this.clock.instant()));
			return false;
		}
		try {
			undone(work, context, batch);
		}
		catch (Refusal | DataIntegrityViolationException together) {
			for (StoredRow row : batch) {
				try {
					undone(work, context, List.of(row));
				}
				catch (Refusal | DataIntegrityViolationException ex) {
					change(context.id(), (run) -> keep(run, row, Reason.row("imports.reason.keptUsed")));
				}
			}
		}
		return true;
	}

	private void undone(RowWork work, RowWork.Context context, List<StoredRow> batch) {
		inTransaction(() -> {
			lock(context.id());
			for (StoredRow row : batch) {
				Optional<Reason> stays = work.undo(context, row);
				stays.ifPresentOrElse((reason) -> keep(lock(context.id()), row, reason),
						() -> this.rows.mark(context.id(), row.number(), RowState.UNDONE));
				this.memory.clear();
			}
			return true;
		});
	}

	private void keep(ImportRun run, StoredRow row, Reason reason) {
		this.rows.explain(run.id(), row.number(), row.values(), RowWork.with(row.reasons(), reason));
		this.rows.mark(run.id(), row.number(), RowState.KEPT);
		run.keep(1);
		this.runs.saveAndFlush(run);
	}

	private void change(ImportId id, Consumer<ImportRun> step) {
		inTransaction(() -> {
			ImportRun run = lock(id);
			step.accept(run);
			this.runs.saveAndFlush(run);
			return true;
		});
	}

	private ImportRun lock(ImportId id) {
		return this.runs.lock(id.value()).orElseThrow();
	}

	private boolean run(ImportId id, Predicate<ImportRun> is) {
		return inTransaction(() -> is.test(lock(id)));
	}

	private boolean inTransaction(Supplier<Boolean> work) {
		return Boolean.TRUE.equals(this.transactions.run(work));
	}

	private static void repeat(Supplier<Boolean> step) {
		boolean more = true;
		while (more) {
			more = step.get();
		}
	}

	/**
	 * The person who uploaded the file, with every right: the right to import covers what
	 * an import writes.
	 */
	private Actor actor(ImportRun run) {
		return CurrentStaff.asSystem(() -> this.staff.find(run.staff())
			.map((person) -> new Actor(person.id(), person.username(), person.name(), EnumSet.allOf(Role.class), null,
					person.language()))
			.orElseGet(Actor::system));
	}

}
