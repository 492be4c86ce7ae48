package dental.cuspid.patients.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.ConsentKind;
import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.ConsentView;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientHit;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.PatientView;
import dental.cuspid.patients.SearchService;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineService;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Patients over the API. A path names a patient by card number, with {@code ~} for a
 * slash, or by id.
 */
@RestController
@RequestMapping("/api/v1/patients")
class PatientApi {

	private static final int USUAL = 50;

	private final PatientService patients;

	private final PatientRecordService records;

	private final ConsentService consents;

	private final SearchService search;

	private final TimelineService timeline;

	private final ClinicSettingsService settings;

	private final MessageSource messages;

	PatientApi(PatientService patients, PatientRecordService records, ConsentService consents, SearchService search,
			TimelineService timeline, ClinicSettingsService settings, MessageSource messages) {
		this.patients = patients;
		this.records = records;
		this.consents = consents;
		this.search = search;
		this.timeline = timeline;
		this.settings = settings;
		this.messages = messages;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	PatientResponse register(@RequestBody PatientRequest asked) {
		var missing = new ArrayList<Problem>();
		if (asked.lastName() == null || asked.lastName().isBlank()) {
			missing.add(new Problem("lastName", "patients.refusal.lastName"));
		}
		if (asked.firstName() == null || asked.firstName().isBlank()) {
			missing.add(new Problem("firstName", "patients.refusal.firstName"));
		}
		if (!missing.isEmpty()) {
			throw new RuleViolation(missing);
		}
		return show(
				this.patients.register(asked.toNewPatient(OpeningHistory.none(this.settings.current().currency()))));
	}

	@GetMapping
	CursorPage<Row> list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		if (q != null) {
			int most = Cursor.limit(limit, 20);
			return new CursorPage<>(this.search.search(q, most).stream().map(Row::of).toList(), null);
		}
		return this.records.list(cursor, Cursor.limit(limit, USUAL))
			.map((one) -> new Row(one.id(), one.cardNumber(), one.name(), one.birthDate(), one.phone(), null));
	}

	@GetMapping("/{cardNumber}")
	PatientResponse show(@PathVariable String cardNumber) {
		return show(this.patients.resolve(cardNumber));
	}

	@PatchMapping("/{cardNumber}")
	PatientResponse change(@PathVariable String cardNumber, @RequestBody PatientRequest asked) {
		PatientId id = this.patients.resolve(cardNumber);
		if (asked.allowDuplicate() != null) {
			throw new RuleViolation("patients.refusal.notInChange").at("allowDuplicate");
		}
		this.patients.change(id, asked.toChange(this.patients.opening(id)));
		if (asked.consents() != null) {
			this.consents.answer(id, asked.consents(), null);
		}
		return show(id);
	}

	@GetMapping("/{cardNumber}/consents")
	ConsentAnswer consents(@PathVariable String cardNumber) {
		PatientId id = this.patients.resolve(cardNumber);
		this.records.view(id, "consents");
		return ConsentAnswer.of(this.consents.current(id), this.consents.history(id));
	}

	@PutMapping("/{cardNumber}/consents")
	ConsentAnswer answer(@PathVariable String cardNumber, @RequestBody ConsentRequest asked) {
		PatientId id = this.patients.resolve(cardNumber);
		this.consents.answer(id, asked.consents(), asked.textVersion());
		return ConsentAnswer.of(this.consents.current(id), this.consents.history(id));
	}

	@GetMapping("/{cardNumber}/timeline")
	CursorPage<Entry> timeline(@PathVariable String cardNumber,
			@RequestParam(required = false) @Nullable Set<TimelineEntry.Kind> kind,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit, Locale locale) {
		PatientId id = this.patients.resolve(cardNumber);
		this.records.view(id, "api");
		return this.timeline.entries(id, (kind != null) ? kind : Set.of(), cursor, Cursor.limit(limit, USUAL))
			.map((entry) -> new Entry(entry.id(), entry.at(), entry.kind(),
					this.messages.getMessage(entry.titleCode(), entry.titleArgs().toArray(), locale), entry.detail(),
					entry.amount(), entry.href(), entry.by()));
	}

	private PatientResponse show(PatientId id) {
		PatientView patient = this.records.view(id, "api");
		return PatientResponse.of(patient, this.consents.current(id), this.records.figures(id, patient.opening()));
	}

	/**
	 * A patient in one line.
	 *
	 * @param match why a search found it
	 */
	record Row(PatientId id, @Nullable String cardNumber, String name, @Nullable LocalDate birthDate,
			@Nullable String phone, PatientHit.@Nullable Match match) {

		static Row of(PatientHit hit) {
			return new Row(hit.id(), hit.cardNumber(), hit.name(), hit.birthDate(), hit.phone(), hit.match());
		}

	}

	/**
	 * Answers to the questions of consent.
	 *
	 * @param textVersion version of the text shown
	 */
	record ConsentRequest(@Nullable Boolean dataProcessing, @Nullable Boolean sms, @Nullable Boolean email,
			@Nullable Boolean marketingMatch, @Nullable String textVersion) {

		Consents consents() {
			return new Consents(this.dataProcessing, this.sms, this.email, this.marketingMatch);
		}

	}

	/**
	 * The answers that hold, and all that were given.
	 */
	record ConsentAnswer(@Nullable Boolean dataProcessing, @Nullable Boolean sms, @Nullable Boolean email,
			@Nullable Boolean marketingMatch, List<Given> history) {

		static ConsentAnswer of(Consents now, List<ConsentView> history) {
			return new ConsentAnswer(now.dataProcessing(), now.sms(), now.email(), now.marketingMatch(),
					history.stream()
						.map((one) -> new Given(one.kind(), one.given(), one.textVersion(), one.at(), one.by()))
						.toList());
		}

	}

	/**
	 * One answer.
	 */
	record Given(ConsentKind kind, boolean given, String textVersion, Instant at, @Nullable String by) {

	}

	/**
	 * One entry of the timeline, in words.
	 */
	record Entry(String id, Instant at, TimelineEntry.Kind kind, String title, @Nullable String detail,
			@Nullable Money amount, @Nullable String href, @Nullable String by) {

	}

}
