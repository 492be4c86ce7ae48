package dental.cuspid.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what each version of a plan says. The database refuses to change a version that
 * was submitted.
 */
@Component
class PlanContents {

	private final JdbcClient jdbc;

	PlanContents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Writes a version, in place of one of the same number that was never submitted. */
	void write(PlanId plan, Written version, Content content) {
		for (String table : List.of("plan_item", "plan_alternative", "plan_version")) {
			this.jdbc.sql("delete from " + table + " where plan_id = :plan and version = :version")
				.param("plan", plan.value())
				.param("version", version.number())
				.update();
		}
		this.jdbc.sql("""
				insert into plan_version (plan_id, version, title, valid_until, notes, fingerprint, total, sealed,
					created_at, created_by)
				values (:plan, :version, :title, :until, :notes, :fingerprint, :total, :sealed, :at, :by)""")
			.param("plan", plan.value())
			.param("version", version.number())
			.param("title", content.title())
			.param("until", content.validUntil(), Types.DATE)
			.param("notes", content.notes())
			.param("fingerprint", version.fingerprint())
			.param("total", content.total(1))
			.param("sealed", version.sealed())
			.param("at", version.at().atOffset(ZoneOffset.UTC))
			.param("by", version.by().value())
			.update();
		for (int i = 0; i < content.alternatives().size(); i++) {
			this.jdbc.sql(
					"insert into plan_alternative (plan_id, version, number, name) values (:plan, :version, :number, :name)")
				.param("plan", plan.value())
				.param("version", version.number())
				.param("number", i + 1)
				.param("name", content.alternatives().get(i))
				.update();
		}
		for (int i = 0; i < content.items().size(); i++) {
			write(plan, version.number(), i, content.items().get(i));
		}
	}

	/** From now on this version stays as it is. */
	void seal(PlanId plan, int version) {
		this.jdbc.sql("""
				update plan_version set sealed = true
				where plan_id = :plan and version = :version and not sealed""")
			.param("plan", plan.value())
			.param("version", version)
			.update();
	}

	/** Who wrote a version. */
	StaffId writer(PlanId plan, int version) {
		return new StaffId(
				this.jdbc.sql("select created_by from plan_version where plan_id = :plan and version = :version")
					.param("plan", plan.value())
					.param("version", version)
					.query(UUID.class)
					.single());
	}

	/** Everybody who wrote at what was never approved: a version has one writer. */
	List<StaffId> writersSince(PlanId plan, int approved) {
		return this.jdbc
			.sql("select distinct created_by from plan_version where plan_id = :plan and version > :approved")
			.param("plan", plan.value())
			.param("approved", approved)
			.query(UUID.class)
			.list()
			.stream()
			.map(StaffId::new)
			.toList();
	}

	Content read(PlanId plan, int version) {
		List<@Nullable String> alternatives = new ArrayList<>();
		var head = new Content[1];
		this.jdbc.sql("""
				select v.title, v.valid_until, v.notes, a.name
				from plan_version v join plan_alternative a on a.plan_id = v.plan_id and a.version = v.version
				where v.plan_id = :plan and v.version = :version order by a.number""")
			.param("plan", plan.value())
			.param("version", version)
			.query((row) -> {
				head[0] = new Content(row.getString("title"), row.getObject("valid_until", LocalDate.class),
						row.getString("notes"), alternatives, List.of());
				alternatives.add(row.getString("name"));
			});
		List<PlanItem> items = this.jdbc
			.sql("select * from plan_item where plan_id = :plan and version = :version order by position")
			.param("plan", plan.value())
			.param("version", version)
			.query(PlanContents::item)
			.list();
		return head[0].withItems(items);
	}

	private void write(PlanId plan, int version, int position, PlanItem item) {
		this.jdbc
			.sql("""
					insert into plan_item (plan_id, version, item_id, position, alternative, phase, service_id, service_code,
						service_name, category, site, quantity, price, own_price, practitioner_id)
					values (:plan, :version, :item, :position, :alternative, :phase, :service, :code, :name, :category, :site,
						:quantity, :price, :own, :practitioner)""")
			.param("plan", plan.value())
			.param("version", version)
			.param("item", item.id().value())
			.param("position", position)
			.param("alternative", item.alternative())
			.param("phase", item.phase())
			.param("service", item.service())
			.param("code", item.code())
			.param("name", item.name())
			.param("category", item.category())
			.param("site", item.site())
			.param("quantity", item.quantity())
			.param("price", item.price())
			.param("own", item.ownPrice())
			.param("practitioner", item.practitioner(), Types.OTHER)
			.update();
	}

	private static PlanItem item(ResultSet row, int index) throws SQLException {
		return new PlanItem(new PlanItemId(row.getObject("item_id", UUID.class)), row.getInt("alternative"),
				row.getString("phase"), row.getObject("service_id", UUID.class), row.getString("service_code"),
				row.getString("service_name"), row.getString("category"), row.getString("site"), row.getInt("quantity"),
				row.getBigDecimal("price"), row.getBoolean("own_price"), row.getObject("practitioner_id", UUID.class));
	}

	/**
	 * Number, fingerprint and writer of a version.
	 *
	 * @param sealed whether it stays as it is
	 */
	record Written(int number, String fingerprint, boolean sealed, Instant at, StaffId by) {

	}

}
