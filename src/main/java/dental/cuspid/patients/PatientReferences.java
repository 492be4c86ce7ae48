package dental.cuspid.patients;

import java.util.Optional;

import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads what was typed to name somebody else: a card number, a user, a recommender.
 */
@Component
class PatientReferences {

	private final PatientRows rows;

	private final StaffService staff;

	PatientReferences(PatientRows rows, StaffService staff) {
		this.rows = rows;
		this.staff = staff;
	}

	static @Nullable String cardNumber(TypedValues typed, @Nullable String asked) {
		if (asked == null || asked.isBlank()) {
			return null;
		}
		Optional<String> number = CardNumbers.read(asked);
		if (number.isEmpty()) {
			typed.refuse("cardNumber", "patients.refusal.cardNumber");
		}
		return number.orElse(null);
	}

	@Nullable StaffId responsible(TypedValues typed, @Nullable String username) {
		if (username == null || username.isBlank()) {
			return null;
		}
		Optional<StaffId> found = this.staff.find(username.strip()).map(StaffView::id);
		if (found.isEmpty()) {
			typed.refuse("responsible", "patients.refusal.responsible", username);
		}
		return found.orElse(null);
	}

	@Nullable PatientId recommender(TypedValues typed, @Nullable String cardNumberOrId) {
		if (cardNumberOrId == null || cardNumberOrId.isBlank()) {
			return null;
		}
		Optional<PatientId> found = this.rows.find(cardNumberOrId);
		if (found.isEmpty()) {
			typed.refuse("recommendedBy", "patients.refusal.unknown", cardNumberOrId);
		}
		return found.orElse(null);
	}

}
