package dental.cuspid.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.imports.files.Table;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.PatientId;

import org.springframework.stereotype.Component;

import static dental.cuspid.imports.ImportField.DATE;
import static dental.cuspid.imports.ImportField.PAID;
import static dental.cuspid.imports.ImportField.SERVICE;
import static dental.cuspid.imports.ImportField.TENDER;

/**
 * Takes past visits over with what was paid then: money and visits, no rewards.
 */
@Component
class VisitWork implements RowWork {

	private final CheckoutService checkout;

	private final ServiceCatalogue catalogue;

	private final BranchService branches;

	private final DuplicateFinder accounts;

	private final ImportRows rows;

	private final ClosedDays closed;

	private final ClinicTime time;

	private final WorkingMemory memory;

	VisitWork(CheckoutService checkout, ServiceCatalogue catalogue, BranchService branches, DuplicateFinder accounts,
			ImportRows rows, ClosedDays closed, ClinicTime time, WorkingMemory memory) {
		this.checkout = checkout;
		this.catalogue = catalogue;
		this.branches = branches;
		this.accounts = accounts;
		this.rows = rows;
		this.closed = closed;
		this.time = time;
		this.memory = memory;
	}

	@Override
	public ImportKind kind() {
		return ImportKind.VISITS;
	}

	@Override
	public RowJudge judge(CellReader reader, ImportOptions options, OnDuplicate onDuplicate) {
		branch();
		Map<String, String> services = new HashMap<>();
		for (ServiceView service : this.catalogue.all()) {
			services.putIfAbsent(Vocabulary.fold(service.name()), service.code());
		}
		for (ServiceView service : this.catalogue.all()) {
			services.put(Vocabulary.fold(service.code()), service.code());
		}
		return new LineJudge(new VisitCells(reader, services), this.accounts, this.rows, this::when,
				this.closed::reason,
				(patient, values) -> String.join("|", "VISIT", patient.toString(), values.textOr(DATE, ""),
						values.textOr(SERVICE, ""), values.textOr(PAID, "0"), values.textOr(TENDER, "")));
	}

	@Override
	public List<Applied> apply(Context context, List<StoredRow> rows) {
		return rows.stream().map(this::apply).toList();
	}

	private Applied apply(StoredRow row) {
		RowValues values = row.values();
		BigDecimal paid = values.number(PAID);
		ReceiptId receipt = this.checkout.recordHistory(new PatientId(Objects.requireNonNull(row.match())), branch(),
				service(values.text(SERVICE)), when(values), (paid != null) ? paid : BigDecimal.ZERO,
				Tender.valueOf(values.textOr(TENDER, Tender.CASH.name())));
		this.memory.clear();
		return new Applied(receipt.value(), null);
	}

	@Override
	public Optional<Reason> undo(Context context, StoredRow row) {
		this.checkout.removeHistory(new ReceiptId(Objects.requireNonNull(row.result())));
		return Optional.empty();
	}

	/** The past is booked at the clinic's first branch. */
	private BranchId branch() {
		return this.branches.active()
			.stream()
			.findFirst()
			.orElseThrow(() -> Table.refusal("imports.refusal.noBranch"))
			.id();
	}

	private @Nullable ServiceId service(@Nullable String code) {
		return (code != null) ? this.catalogue.find(code).map(ServiceView::id).orElse(null) : null;
	}

	private Instant when(RowValues values) {
		LocalDateTime moment = values.moment(DATE);
		Instant at = Objects.requireNonNull(moment).atZone(this.time.zone()).toInstant();
		return at.isAfter(this.time.now()) ? this.time.now() : at;
	}

}
