package dental.cuspid.clinic;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What services earn in standard mode (CB-1): many rates changed together, in force for
 * receipts opened from now on. Receipts keep the rates they were opened with.
 */
@Service
@Transactional
public class ServiceRateService {

	private final ServiceCatalogue services;

	private final ClinicSettingsService settings;

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	ServiceRateService(ServiceCatalogue services, ClinicSettingsService settings, JdbcClient jdbc, AuditTrail audit) {
		this.services = services;
		this.settings = settings;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Changes rates, all of them or none.
	 * @return how many really changed
	 * @throws dental.cuspid.shared.RuleViolation when a rate cannot be used or somebody
	 * else changed it meanwhile, each at {@code rates[position].value}
	 */
	@Requires(Right.EDIT_RATES)
	public int change(List<RateChange> changes) {
		if (changes.isEmpty()) {
			return 0;
		}
		List<UUID> ids = changes.stream().map((change) -> change.service().value()).sorted().toList();
		this.jdbc.sql("select id from service where id in (:ids) order by id for update")
			.param("ids", ids)
			.query(UUID.class)
			.list();
		Map<ServiceId, ServiceView> known = this.services.all()
			.stream()
			.collect(Collectors.toMap(ServiceView::id, Function.identity()));
		var problems = new ArrayList<Problem>();
		var wanted = new ArrayList<RateChange>();
		for (int i = 0; i < changes.size(); i++) {
			RateChange change = changes.get(i);
			ServiceView service = known.get(change.service());
			if (service == null) {
				throw new NotFound("shared.refusal.unknownId");
			}
			check(change, service, "rates[" + i + "]", problems);
			if (!change.now().sameAs(service.cashback()) && !change.now().sameAs(change.before())) {
				wanted.add(change);
			}
		}
		Codes.refuse(problems);
		wanted.forEach((change) -> save(change, known.get(change.service()).code()));
		return wanted.size();
	}

	private void check(RateChange change, ServiceView service, String row, List<Problem> problems) {
		if (change.now().sameAs(change.before()) || change.now().sameAs(service.cashback())) {
			return;
		}
		Currency currency = this.settings.current().currency();
		if (!change.before().sameAs(service.cashback())) {
			problems.add(new Problem(row + ".value", "clinic.refusal.rateChanged", service.name()));
			return;
		}
		var own = new ArrayList<Problem>();
		ServiceCatalogue.check(change.now(), currency, own);
		own.forEach((problem) -> problems.add(new Problem(row + ".value", problem.code(), problem.args())));
	}

	private void save(RateChange change, String code) {
		CashbackSetting now = change.now().type() == CashbackSetting.Type.NONE ? CashbackSetting.NONE : change.now();
		this.jdbc.sql(
				"update service set cashback_type = :type, cashback_value = :value, version = version + 1 where id = :id")
			.param("type", now.type().name())
			.param("value", now.value(), java.sql.Types.NUMERIC)
			.param("id", change.service().value())
			.update();
		this.audit.record("service.rateChanged", "service", change.service(),
				code + " " + change.before() + " -> " + now);
	}

}
