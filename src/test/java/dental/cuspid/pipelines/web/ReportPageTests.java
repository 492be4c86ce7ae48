package dental.cuspid.pipelines.web;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dental.cuspid.IntegrationTest;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.MoveId;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.Stages;
import dental.cuspid.staff.Role;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Reports of the pipelines as a page: every figure opens its deals (BASE-10).
 */
@IntegrationTest
class ReportPageTests extends BoardPageCase {

	private static final Pattern FIGURE = Pattern.compile("<a href=\"(/boards/[^\"]+)\"[^>]*>(\\d+)</a>");

	private static final Pattern FILE = Pattern.compile("href=\"(/reports/pipelines/\\w+\\.(?:csv|xlsx)\\?[^\"]+)\"");

	private static final Pattern ROW = Pattern.compile("href=\"/deals/([0-9a-f-]{36})\"");

	@Autowired
	private JdbcClient jdbc;

	@Test
	void figuresOfAReportOpenTheirDeals() throws Exception {
		DealId id = request("Zahl");
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("NO_SHOW").because("TOO_EXPENSIVE")));
		String report = report("/reports/pipelines?branch=" + this.place.code());
		assertThat(report).contains("Too expensive").contains("reason=TOO_EXPENSIVE");
		assertThat(page("/boards/appointments/list?state=all&reason=TOO_EXPENSIVE&branch=" + this.place.code()))
			.contains(id.toString());
	}

	@Test
	void eachTableOfAReportIsAFileWithItsRows() throws Exception {
		DealId id = request("Datei");
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("NO_SHOW").because("TOO_EXPENSIVE")));
		String narrowed = "branch=" + this.place.code();
		List<String> files = FILE.matcher(report("/reports/pipelines?" + narrowed).replace("&amp;", "&"))
			.results()
			.map((file) -> file.group(1))
			.toList();
		assertThat(files).hasSize(16).allMatch((file) -> file.contains(narrowed));
		for (String file : files) {
			assertThat(report(file)).as(file).isNotEmpty();
		}
		assertThat(report("/reports/pipelines/stages.csv?" + narrowed))
			.startsWith("\uFEFFStage;entered;went on;share, %")
			.contains("\nNew request;1;1;100;", "\nTaken in work;1;");
		assertThat(report("/reports/pipelines/reasons.csv?" + narrowed)).contains("\nToo expensive;1");
		assertThat(report("/reports/pipelines/branch.csv?" + narrowed)).contains(";1;0;1;0");
		byte[] book = this.mvc
			.perform(get("/reports/pipelines/reasons.xlsx?" + narrowed).with(this.people.user(Role.DIRECTOR)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsByteArray();
		try (var read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
			var rows = read.getFirstSheet().read();
			assertThat(rows).hasSize(2);
			assertThat(rows.get(1).getCellText(0)).isEqualTo("Too expensive");
			assertThat(rows.get(1).getCell(1).asNumber()).isEqualByComparingTo("1");
		}
		this.mvc.perform(get("/reports/pipelines/nothing.csv").with(this.people.user(Role.DIRECTOR)))
			.andExpect(status().isNotFound());
		this.mvc.perform(get("/reports/pipelines/stages.pdf").with(this.people.user(Role.DIRECTOR)))
			.andExpect(status().isNotFound());
	}

	@Test
	void hopsWithinSecondsAreASign() throws Exception {
		DealId id = request("Hüpfer");
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("CHOOSING_TIME")));
		assertThat(report("/reports/pipelines?branch=" + this.place.code())).contains("within seconds")
			.contains(id.toString());
		assertThat(report("/reports/pipelines/signs.csv?branch=" + this.place.code()))
			.startsWith("\uFEFFPatient;What;Stage;When")
			.containsPattern("\nHüpfer[^;]*;moved on by the same person within seconds;Taken in work;");
		assertThat(this.jdbc.sql("""
				select count(*) from patient_view v join deal d on d.patient_id = v.patient_id
				where d.id = :deal and v.how = 'sign file'""").param("deal", id.value()).query(Integer.class).single())
			.isEqualTo(1);
	}

	@Test
	void everyFigureOpensAsManyDealsAsItSays() throws Exception {
		DealId refused = request("Eins");
		this.boards.admin(() -> this.deals.move(refused, MoveDeal.to("IN_WORK")));
		this.boards.admin(() -> this.deals.move(refused, MoveDeal.to("NO_SHOW").because("TOO_EXPENSIVE")));
		DealId going = request("Zwei");
		this.boards.admin(() -> this.deals.move(going, MoveDeal.to("IN_WORK")));
		this.boards.admin(() -> this.deals.move(going, MoveDeal.to("CHOOSING_TIME")));
		DealId old = request("Drei");
		this.jdbc.sql("update deal set created_at = created_at - interval '70 days' where id = :id")
			.param("id", old.value())
			.update();
		DealId before = request("Vier");
		this.boards.admin(() -> this.deals.move(before, MoveDeal.to("NO_SHOW").because("TOO_EXPENSIVE")));
		this.jdbc.sql(
				"update deal set created_at = created_at - interval '200 days', closed_at = closed_at - interval '190 days'"
						+ " where id = :id")
			.param("id", before.value())
			.update();
		DealId base = this.boards
			.admin(() -> this.deals.open(OpenDeal.of(Pipeline.PATIENT_BASE, this.boards.get(going).patient())));
		MoveId ready = this.boards.admin(() -> this.deals.move(base, MoveDeal.to("CHOOSING_TIME")));
		this.boards.admin(() -> this.deals.undo(ready));
		DealId again = request("Sechs");
		MoveId lost = this.boards.admin(() -> this.deals.move(again, MoveDeal.to("NO_SHOW").because("CHANGED_MIND")));
		this.boards.admin(() -> this.deals.undo(lost));
		List<MatchResult> figures = FIGURE
			.matcher(report("/reports/pipelines?branch=" + this.place.code()).replace("&amp;", "&"))
			.results()
			.toList();
		assertThat(figures).hasSizeGreaterThan(15);
		for (MatchResult figure : figures) {
			long listed = ROW.matcher(page(URI.create(figure.group(1))))
				.results()
				.map((row) -> row.group(1))
				.distinct()
				.count();
			int told = Integer.parseInt(figure.group(2));
			assertThat(listed).as(figure.group()).isEqualTo(told);
		}
	}

	@Test
	void manyRefusalsAtOnceAndVisitsNobodyPaidAreSigns() throws Exception {
		for (int i = 0; i < 5; i++) {
			DealId id = request("Viele " + i);
			this.boards.admin(() -> this.deals.move(id, MoveDeal.to("NO_SHOW").because("CHANGED_MIND")));
		}
		DealId paidNothing = request("Umsonst");
		var visit = this.boards.book(this.place, this.boards.get(paidNothing).patient(),
				this.desk.at(this.desk.day(1), 9, 0));
		var card = this.boards.await(this.boards.get(paidNothing).patient(), Stages.BOOKED);
		this.jdbc.sql("update appointment set state = 'COMPLETED' where id = :id").param("id", visit.value()).update();
		this.jdbc.sql(
				"update deal set stage = 'CAME', open = false, outcome = 'SUCCESS', closed_at = now() - interval '3 days' where id = :id")
			.param("id", card.id().value())
			.update();
		assertThat(report("/reports/pipelines?branch=" + this.place.code())).contains("by one person within a minute",
				"nothing was paid", card.id().toString());
	}

	private String page(URI address) throws Exception {
		return this.mvc.perform(get(address).with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

}
