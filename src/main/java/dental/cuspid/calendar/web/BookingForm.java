package dental.cuspid.calendar.web;

import java.time.LocalDate;
import java.time.LocalTime;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * A booking as it is typed.
 *
 * @param find what is typed to find the patient
 * @param patient the patient chosen
 * @param minutes that of the service where none is given
 * @param purpose what it is for, as {@link dental.cuspid.calendar.BookingPurpose} names
 * it
 */
record BookingForm(@Nullable String find, @Nullable String patient,
		@NotBlank(message = "{calendar.book.missing.service}") @Nullable String service,
		@NotBlank(message = "{calendar.book.missing.practitioner}") @Nullable String practitioner,
		@NotNull(message = "{calendar.book.missing.date}") @Nullable LocalDate date,
		@NotNull(message = "{calendar.book.missing.time}") @DateTimeFormat(pattern = "HH:mm",
				fallbackPatterns = "HH:mm:ss") @Nullable LocalTime time,
		@Nullable Integer minutes, @Nullable String chair, @Nullable String note, @Nullable String overbookReason,
		@Nullable String purpose) {

	/**
	 * The same with another time.
	 */
	BookingForm at(LocalDate date, @Nullable LocalTime time) {
		return new BookingForm(this.find, this.patient, this.service, this.practitioner, date, time, this.minutes,
				this.chair, this.note, this.overbookReason, this.purpose);
	}

	/**
	 * The same on another chair.
	 */
	BookingForm on(String chair) {
		return new BookingForm(this.find, this.patient, this.service, this.practitioner, this.date, this.time,
				this.minutes, chair, this.note, this.overbookReason, this.purpose);
	}

	/**
	 * The same with another practitioner.
	 */
	BookingForm by(@Nullable String practitioner) {
		return new BookingForm(this.find, this.patient, this.service, practitioner, this.date, this.time, this.minutes,
				this.chair, this.note, this.overbookReason, this.purpose);
	}

	BookingForm withoutPatient() {
		return new BookingForm(null, null, this.service, this.practitioner, this.date, this.time, this.minutes,
				this.chair, this.note, this.overbookReason, this.purpose);
	}

}
