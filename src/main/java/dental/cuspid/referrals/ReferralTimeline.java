package dental.cuspid.referrals;

import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * Coupons, recommendations and top-ups on the timelines of both people (BASE-4, COUP-3,
 * COUP-11). What moved the internal account is told by the ledger's movement.
 */
@Component
class ReferralTimeline implements TimelineSource {

	private static final String ISSUED = "ISSUED";

	private static final String SELECT = """
			select * from (
				(select b.id, b.issued_at as at, 'ISSUED' as kind, '' as other, b.coupons, null as details,
					null::numeric as amount, '/referrals/coupons/' || b.id as href, s.name as by
				from coupon_batch b join staff_user s on s.id = b.issued_by
				where b.patient_id = :patient and b.issued_at < :before order by b.issued_at desc limit :limit)
				union all
				(select e.id, e.at, e.kind, concat_ws(', ', nullif(n.last_name, ''), nullif(n.first_name, '')), 0,
					e.details, e.amount, '/referrals/' || e.referral_id, s.name
				from referral_event e join referral r on r.id = e.referral_id join patient n on n.id = r.newcomer_id
				join staff_user s on s.id = e.staff_id
				where e.referrer_id = :patient and e.at < :before and e.kind not in ('CREDITED', 'REVERSED', 'TOP_UP_DUE')
				order by e.at desc limit :limit)
				union all
				(select e.id, e.at, e.kind, concat_ws(', ', nullif(f.last_name, ''), nullif(f.first_name, '')), 0,
					e.details, null, '/referrals/' || e.referral_id, s.name
				from referral r join referral_event e on e.referral_id = r.id join patient f on f.id = e.referrer_id
				join staff_user s on s.id = e.staff_id
				where r.newcomer_id = :patient and e.at < :before
					and e.kind in ('PRESENTED', 'REFERRER_CHANGED', 'REFUSED', 'GIFT')
				order by e.at desc limit :limit)) happened
			order by at desc, id desc limit :limit""";

	private final ClinicSettingsService settings;

	ReferralTimeline(ClinicSettingsService settings) {
		this.settings = settings;
	}

	@Override
	public String select() {
		return SELECT;
	}

	@Override
	public TimelineEntry entry(Row row) {
		String kind = row.text("kind");
		boolean money = row.optionalText("amount") != null;
		List<Object> args = kind.equals(ISSUED) ? List.of(row.number("coupons").intValueExact())
				: List.of(row.text("other"));
		return new TimelineEntry(row.instant("at"), TimelineEntry.Kind.REWARD, icon(kind), "referrals.timeline." + kind,
				args, row.optionalText("details"),
				money ? Money.of(row.number("amount"), this.settings.current().currency()) : null, row.text("href"),
				row.text("by"), row.text("id"));
	}

	private static String icon(String kind) {
		return switch (kind) {
			case ISSUED -> "ticket";
			case "GIFT" -> "gift";
			case "PRESENTED", "REFERRER_CHANGED", "REFUSED" -> "user-heart";
			default -> "device-mobile";
		};
	}

}
