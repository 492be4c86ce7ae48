package dental.cuspid.referrals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.referrals.WeekView.Alteration;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sealed week proves itself (COUP-15): whatever is altered afterwards is found and
 * named, in the database and in the exported file.
 */
@IntegrationTest
class SealedWeekTests extends ReferralWeekCase {

	@Test
	void whatIsAlteredInTheDatabaseIsFoundAndNamed() {
		director(this::sealAll);
		String credit = keyOf(WeekRowKind.CREDITED);
		String issued = keyOf(WeekRowKind.COUPONS);
		String presented = keyOf(WeekRowKind.PRESENTED);
		UUID entry = UUID.fromString(credit.substring("entry:".length()));
		altering("""
				update ledger_posting set amount = amount * 2 where transaction_id = '%s'""".formatted(entry), () -> {
			assertThat(view().findings()).singleElement()
				.satisfies((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.CHANGED))
				.satisfies((finding) -> assertThat(finding.key()).isEqualTo(credit));
			assertThat(this.check.run().findings()).anySatisfy((finding) -> {
				assertThat(finding.code()).isEqualTo("referrals.finding.CHANGED");
				assertThat(finding.args().getFirst()).isEqualTo(this.week.toString());
				assertThat(finding.args().getLast()).contains(credit);
				assertThat(finding.href()).isEqualTo("/referrals/weeks/" + this.week);
			});
		});
		altering(
				"update coupon_batch set coupons = 30 where id = '%s'".formatted(issued.substring("coupons:".length())),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.key()).isEqualTo(issued)));
		altering("delete from referral_event where id = '%s'".formatted(presented.substring("event:".length())),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.MISSING))
					.satisfies((finding) -> assertThat(finding.key()).isEqualTo(presented)));
		altering("""
				insert into referral_event (id, referral_id, kind, clinic_day, at, staff_id, referrer_id)
				select gen_random_uuid(), referral_id, 'GIFT', clinic_day, at, staff_id, referrer_id
				from referral_event where id = '%s'""".formatted(presented.substring("event:".length())),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.ADDED)));
		altering(
				"update referral_week_row set line = replace(line, '\"amount\":\"-5\"', '\"amount\":\"-4\"') where week = '%s'"
					.formatted(this.week),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.key()).isEqualTo(keyOf(WeekRowKind.DEBIT))));
		altering("update referral_week_row set line = 'x' where week = '%s' and position = 1".formatted(this.week),
				() -> assertThat(view().findings()).isNotEmpty());
		altering(
				"update referral_week_seal set row_hashes = array_reverse(row_hashes) where week = '%s'"
					.formatted(this.week),
				() -> assertThat(view().findings())
					.anySatisfy((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.SEAL)));
		assertThat(view().findings()).isEmpty();
		assertThat(CurrentStaff.asSystem(this.books::reconcile).checked().get("sealedWeeks")).isPositive();
	}

	@Test
	void theExportedWeekProvesItselfWithoutTheApplication(@TempDir Path folder) throws IOException {
		director(this::sealAll);
		String file = director(() -> this.weeks.export(this.week.toString()));
		String key = view().seal().publicKey();
		assertThat(WeekFile.verify(file, null)).isEmpty();
		assertThat(WeekFile.verify(file, key)).isEmpty();
		assertThat(WeekFile.verify(file, "another key")).containsExactly("it was signed with another key");
		String debit = keyOf(WeekRowKind.DEBIT);
		assertThat(WeekFile.verify(file.replace("\"amount\":\"-5\"", "\"amount\":\"-4\""), key)).singleElement()
			.satisfies((problem) -> assertThat(problem).contains("was changed", "DEBIT", debit));
		List<String> lines = file.lines().toList();
		assertThat(WeekFile.verify(String.join("\n", lines.subList(0, 2)) + "\n" + lines.getLast(), key))
			.anySatisfy((problem) -> assertThat(problem).contains("is missing"));
		assertThat(WeekFile.verify(file.replace(this.week.toString(), "1990-W01"), key)).isNotEmpty();
		assertThat(WeekFile.verify("", null)).isNotEmpty();
		Path kept = Files.writeString(folder.resolve("week.jsonl"), file);
		assertThat(command(kept.toString(), key)).startsWith("0 INTACT: week " + this.week);
		Files.writeString(kept, file.replace("\"coupons\":\"3\"", "\"coupons\":\"2\""));
		assertThat(command(kept.toString())).startsWith("1 ALTERED: row 1 was changed: COUPONS");
		assertThat(command(folder.resolve("nothing").toString())).startsWith("2 cannot be read");
		assertThat(command()).startsWith("2 usage");
	}

}
