package dental.cuspid.calendar.web;

import java.util.List;
import java.util.Optional;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.BookingPurpose;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds whose purpose a booking has; an unknown one is no purpose.
 */
@Component
class BookingPurposes {

	private final List<BookingPurpose> purposes;

	BookingPurposes(List<BookingPurpose> purposes) {
		this.purposes = purposes;
	}

	Optional<BookingPurpose.Told> told(@Nullable String reference) {
		return find(reference).flatMap((purpose) -> purpose.told(id(reference)));
	}

	/** Hands the appointment over; the page to go to where somebody took it. */
	Optional<String> booked(@Nullable String reference, AppointmentId appointment) {
		return find(reference).map((purpose) -> purpose.booked(id(reference), appointment));
	}

	private Optional<BookingPurpose> find(@Nullable String reference) {
		return this.purposes.stream()
			.filter((purpose) -> reference != null && reference.startsWith(purpose.kind() + ":"))
			.findFirst();
	}

	private static String id(@Nullable String reference) {
		return String.valueOf(reference).replaceFirst("[^:]*:", "");
	}

}
