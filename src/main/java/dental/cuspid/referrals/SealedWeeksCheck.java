package dental.cuspid.referrals;

import java.util.ArrayList;
import java.util.List;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.BooksCheck;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Every sealed week is still what was sealed (COUP-15). Shown by
 * {@code ledger.check.sealedWeeks}.
 */
@Component
@Order(200)
class SealedWeeksCheck implements BooksCheck {

	private final WeekSeals seals;

	private final WeekFacts facts;

	private final SealKey key;

	private final ClinicTime time;

	private final JsonMapper json;

	SealedWeeksCheck(WeekSeals seals, WeekFacts facts, SealKey key, ClinicTime time, JsonMapper json) {
		this.seals = seals;
		this.facts = facts;
		this.key = key;
		this.time = time;
		this.json = json;
	}

	@Override
	public String name() {
		return "sealedWeeks";
	}

	@Override
	public Result run() {
		List<Finding> findings = new ArrayList<>();
		long rows = 0;
		for (IsoWeek week : this.seals.sealed()) {
			SealedWeek sealed = this.seals.find(week).orElseThrow();
			rows += sealed.lines().size();
			sealed
				.findings(this.facts.of(week, this.time.zone().getId()), this.json, this.key.isOwn(sealed.publicKey()))
				.forEach((finding) -> findings.add(new Finding("referrals.finding." + finding.kind(),
						List.of(week.toString(), finding.row()), "/referrals/weeks/" + week)));
		}
		return new Result(rows, findings);
	}

}
