package dental.cuspid.ledger;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
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

	private final List<TimelineSource> sources;

	private final List<PatientFigures> figures;

	private final MessageSource messages;

	@Autowired
	LedgerTimelineTests(LedgerService ledger, PatientService patients, JdbcClient jdbc, Clock clock,
			List<TimelineSource> sources, List<PatientFigures> figures, MessageSource messages) {
		this.world = new LedgerWorld(ledger, patients, jdbc, clock);
		this.sources = sources.stream().filter(LedgerTimeline.class::isInstance).toList();
		this.figures = figures.stream().filter(LedgerFigures.class::isInstance).toList();
		this.messages = messages;
	}

	@Test
	void showsMovementsNewestFirstWithTheBalanceAfter() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.DENTACOIN, "200");
		this.world.post(patient, AccountKind.INTERNAL, "40");
		var before = this.world.now().plus(1, ChronoUnit.SECONDS);
		List<TimelineEntry> entries = this.sources.getFirst().entries(patient, before, 10);
		assertThat(entries).extracting(this::title)
			.satisfiesExactly(
					(title) -> assertThat(title).startsWith("Credited to the internal account: ").contains("40.00"),
					(title) -> assertThat(title).isEqualTo("Dentacoin received: 200 DCN, now 200 DCN"));
		assertThat(entries.getFirst().detail()).contains("a reason for tests");
		assertThat(this.sources.getFirst().entries(patient, entries.getLast().at(), 10)).isEmpty();
	}

	@Test
	void showsTheBalancesInTheHeader() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.BONUS, "7.5");
		Figures shown = new Figures();
		LedgerWorld.system(() -> {
			this.figures.getFirst().add(patient, shown);
			return true;
		});
		assertThat(shown.bonus()).isNotNull();
		assertThat(shown.bonus().amount()).isEqualByComparingTo("7.50");
		assertThat(shown.dentacoin()).isZero();
	}

	private String title(TimelineEntry entry) {
		return this.messages.getMessage(entry.titleCode(), entry.titleArgs().toArray(), java.util.Locale.ENGLISH);
	}

}
