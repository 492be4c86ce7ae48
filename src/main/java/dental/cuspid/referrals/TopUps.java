package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.PhoneNumber;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of top-ups: due with a credit, taken back with it.
 */
@Component
class TopUps {

	private final JdbcClient jdbc;

	private final ReferralRows rows;

	private final ClinicTime time;

	private final CurrentStaff current;

	TopUps(JdbcClient jdbc, ReferralRows rows, ClinicTime time, CurrentStaff current) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.time = time;
		this.current = current;
	}

	/**
	 * Makes a top-up due; without a mobile number it has failed already. One that was
	 * paid before the payment was typed anew counts again.
	 */
	void due(ReferralId referral, PatientId referrer, Money amount, LocalDate day) {
		Optional<Held> paid = live(referral);
		if (paid.isPresent()) {
			move(paid.get().id(), TopUpState.SENT, null);
			this.rows.note(referral, referrer, ReferralEventKind.TOP_UP_SENT, this.time.today(), paid.get().amount(),
					null);
			return;
		}
		Optional<String> phone = mobile(referrer);
		var now = this.time.now().atOffset(ZoneOffset.UTC);
		this.jdbc.sql("""
				insert into top_up (id, referral_id, patient_id, amount, phone, state, due_on, due_at, changed_at,
					changed_by, version)
				values (:id, :referral, :patient, :amount, :phone, :state, :day, :now, :now, :by, 0)""")
			.param("id", TopUpId.next().value())
			.param("referral", referral.value())
			.param("patient", referrer.value())
			.param("amount", amount.amount())
			.param("phone", phone.orElse(null))
			.param("state", (phone.isPresent() ? TopUpState.DUE : TopUpState.FAILED).name())
			.param("day", day)
			.param("now", now)
			.param("by", this.current.actor().id().value())
			.update();
		this.rows.note(referral, referrer, ReferralEventKind.TOP_UP_DUE, day, amount.amount(), null);
		if (phone.isEmpty()) {
			this.rows.note(referral, referrer, ReferralEventKind.TOP_UP_FAILED, day, amount.amount(), null);
		}
	}

	/**
	 * Takes the top-up of a referral back: one that was paid is to recover.
	 */
	void takeBack(ReferralId referral, PatientId referrer, LocalDate today) {
		live(referral).ifPresent((topUp) -> {
			boolean paid = topUp.state() == TopUpState.SENT;
			move(topUp.id(), paid ? TopUpState.TO_RECOVER : TopUpState.CANCELLED, null);
			this.rows.note(referral, referrer,
					paid ? ReferralEventKind.TOP_UP_TO_RECOVER : ReferralEventKind.TOP_UP_CANCELLED, today,
					topUp.amount(), null);
		});
	}

	Optional<Held> locked(TopUpId id) {
		return this.jdbc.sql("""
				select t.*, r.internal_credit from top_up t join referral r on r.id = t.referral_id
				where t.id = :id for update of t""").param("id", id.value()).query(TopUps::held).optional();
	}

	void move(TopUpId id, TopUpState state, @Nullable String failure) {
		this.jdbc.sql("""
				update top_up set state = :state, failure = :failure, changed_at = :at, changed_by = :by,
					version = version + 1 where id = :id""")
			.param("id", id.value())
			.param("state", state.name())
			.param("failure", failure)
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
	}

	/** The first number of a patient that can be a mobile phone. */
	Optional<String> mobile(PatientId patient) {
		List<String> phones = this.jdbc
			.sql("select jsonb_array_elements(phones) ->> 'e164' from patient where id = :patient")
			.param("patient", patient.value())
			.query(String.class)
			.list();
		return phones.stream().filter((phone) -> new PhoneNumber(phone, phone).maybeMobile()).findFirst();
	}

	private Optional<Held> live(ReferralId referral) {
		return this.jdbc.sql("""
				select t.*, r.internal_credit from top_up t join referral r on r.id = t.referral_id
				where t.referral_id = :referral and t.state not in ('CANCELLED', 'RECOVERED') for update of t""")
			.param("referral", referral.value())
			.query(TopUps::held)
			.optional();
	}

	private static Held held(ResultSet row, int index) throws SQLException {
		return new Held(new TopUpId(row.getObject("id", UUID.class)),
				new ReferralId(row.getObject("referral_id", UUID.class)),
				new PatientId(row.getObject("patient_id", UUID.class)), TopUpState.valueOf(row.getString("state")),
				row.getBigDecimal("amount"), row.getBigDecimal("internal_credit"),
				row.getObject("due_on", LocalDate.class));
	}

	/**
	 * A top-up whose row is held.
	 *
	 * @param credit what the referral put on the internal account
	 */
	record Held(TopUpId id, ReferralId referral, PatientId patient, TopUpState state, BigDecimal amount,
			BigDecimal credit, LocalDate dueOn) {

	}

}
