package dental.cuspid.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A treatment plan whole, as its page and the API show it.
 *
 * @param author name of who drew it up
 * @param since when the state began
 * @param version number of the content shown
 * @param fingerprint SHA-256 of it, in hexadecimal digits
 * @param validUntil last day the offer holds
 * @param expired whether that day has passed while the patient has not agreed
 * @param chosen number of the alternative the patient agreed to
 * @param total of that alternative, else of the first
 * @param approved which content was approved, presented and signed
 * @param steps oldest first
 * @param differences from what was approved to what it says now, else between what was
 * presented and now; empty where the fingerprints are the same
 */
public record PlanView(PlanId id, String number, PatientBrief patient, String author, String authorUsername,
		Instant createdAt, PlanState state, Instant since, int version, String fingerprint, @Nullable String title,
		@Nullable LocalDate validUntil, boolean expired, @Nullable String notes, List<Alternative> alternatives,
		@Nullable Integer chosen, Money total, @Nullable Mark approved, @Nullable Mark presented, @Nullable Mark signed,
		@Nullable String contractNumber, @Nullable LocalDate signedOn, List<PlanStep> steps,
		List<PlanDifference> differences) {

	/**
	 * Whether what it says is not what was approved.
	 */
	public boolean changed() {
		return !this.differences.isEmpty();
	}

	/**
	 * The steps, newest first.
	 */
	public List<PlanStep> newestSteps() {
		return this.steps.reversed();
	}

	/**
	 * The last step of a kind.
	 */
	public Optional<PlanStep> last(PlanStep.Kind kind) {
		return this.steps.stream().filter((step) -> step.kind() == kind).reduce((first, second) -> second);
	}

	/**
	 * The alternative that counts: the one agreed to, else the first.
	 */
	public Alternative counting() {
		return this.alternatives.get((this.chosen != null) ? this.chosen - 1 : 0);
	}

	/**
	 * A version by its number and fingerprint.
	 */
	public record Mark(int version, String fingerprint) {

	}

	/**
	 * One way to treat the patient.
	 *
	 * @param number counted from 1
	 */
	public record Alternative(int number, @Nullable String name, Money total, List<Phase> phases) {

		/** Every item in order. */
		public List<Item> items() {
			return this.phases.stream().flatMap((phase) -> phase.items().stream()).toList();
		}

	}

	/**
	 * Items that are done together.
	 */
	public record Phase(String name, Money total, List<Item> items) {

		/** Whether it is called by a number only. */
		public boolean numbered() {
			return this.name.chars().allMatch(Character::isDigit);
		}

	}

	/**
	 * An item.
	 *
	 * @param site teeth or area in FDI notation
	 * @param price for one
	 * @param ownPrice whether the price was typed by hand
	 */
	public record Item(PlanItemId id, ServiceId service, String code, String name, String category,
			@Nullable String site, int quantity, Money price, Money amount, boolean ownPrice,
			@Nullable PractitionerId practitioner, @Nullable String practitionerCode,
			@Nullable String practitionerName) {

	}

}
