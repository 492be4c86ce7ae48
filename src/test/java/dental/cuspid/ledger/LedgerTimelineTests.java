package dental.cuspid.ledger;

import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Set;

import dental.cuspid.IntegrationTest;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineEntry.Kind;
import dental.cuspid.patients.TimelineService;
import dental.cuspid.shared.CursorPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * BASE-1, BASE-4, DCN-2: balances in the header, movements on the timeline.
 */
@IntegrationTest
class LedgerTimelineTests {

	private final LedgerWorld world;

	private final TimelineService timeline;

	private final PatientRecordService records;

	private final MessageSource messages;

	@Autowired
	LedgerTimelineTests(LedgerService ledger, PatientService patients, JdbcClient jdbc, Clock clock,
			TimelineService timeline, PatientRecordService records, MessageSource messages) {
		this.world = new LedgerWorld(ledger, patients, jdbc, clock);
		this.timeline = timeline;
		this.records = records;
		this.messages = messages;
	}

	@Test
	void showsMovementsNewestFirstWithTheBalanceAfter() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.DENTACOIN, "200");
		this.world.post(patient, AccountKind.INTERNAL, "40");
		List<TimelineEntry> entries = movements(patient, null, 10).items();
		assertThat(entries).extracting(this::title)
			.satisfiesExactly(
					(title) -> assertThat(title).startsWith("Credited to the internal account: ").contains("40.00"),
					(title) -> assertThat(title).isEqualTo("Dentacoin received: 200 DCN, now 200 DCN"));
		assertThat(entries.getFirst().detail()).contains("a reason for tests");
		var first = movements(patient, null, 1);
		assertThat(first.items()).containsExactly(entries.getFirst());
		assertThat(movements(patient, first.nextCursor(), 10).items()).containsExactly(entries.getLast());
	}

	@Test
	void showsTheBalancesInTheHeader() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.BONUS, "7.5");
		Figures shown = LedgerWorld
			.system(() -> this.records.figures(patient, OpeningHistory.none(Currency.getInstance("EUR"))));
		assertThat(shown.bonus()).isNotNull();
		assertThat(shown.bonus().amount()).isEqualByComparingTo("7.50");
		assertThat(shown.dentacoin()).isZero();
	}

	private CursorPage<TimelineEntry> movements(PatientId patient, @Nullable String cursor, int limit) {
		return LedgerWorld.system(() -> this.timeline.entries(patient, Set.of(Kind.MONEY, Kind.REWARD), cursor, limit));
	}

	private String title(TimelineEntry entry) {
		return this.messages.getMessage(entry.titleCode(), entry.titleArgs().toArray(), java.util.Locale.ENGLISH);
	}

}
