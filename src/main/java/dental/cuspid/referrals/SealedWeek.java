package dental.cuspid.referrals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dental.cuspid.referrals.WeekFacts.Live;
import dental.cuspid.referrals.WeekView.Alteration;
import dental.cuspid.referrals.WeekView.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A week as it was sealed: its lines word for word, and what must fit together for the
 * seal to hold.
 */
record SealedWeek(IsoWeek week, String header, List<String> lines, List<String> keys, List<String> rowHashes,
		String hash, String signature, String publicKey, Instant sealedAt, String sealedBy) {

	/**
	 * A line: the facts first, word for word, then what was shown beside them and who
	 * looked.
	 */
	static String line(JsonMapper json, Live row, WeekRow.Check check) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("by", row.by());
		shown.put("marks", row.marks().stream().map(ReferralMark::name).sorted().toList());
		shown.put("backdated", row.backdated());
		if (row.patient() != null) {
			shown.put("patient", named(row.patient().cardNumber(), row.patient().name()));
		}
		if (row.other() != null) {
			shown.put("newcomer", named(row.other().cardNumber(), row.other().name()));
		}
		Map<String, Object> checked = new LinkedHashMap<>();
		checked.put("by", check.by());
		checked.put("at", check.at().toString());
		if (check.comment() != null) {
			checked.put("comment", check.comment());
		}
		return beginning(row.fact().canonical(json)) + ",\"shown\":" + json.writeValueAsString(shown) + ",\"check\":"
				+ json.writeValueAsString(checked) + "}";
	}

	/**
	 * What does not fit any more: the seal in itself, then each row against what the
	 * tables say now.
	 */
	List<Finding> findings(List<Live> live, JsonMapper json, boolean ownKey) {
		List<Finding> findings = new ArrayList<>();
		List<String> hashes = this.lines.stream().map(WeekFile::hash).toList();
		boolean signed = WeekFile.hash(this.header, this.rowHashes).equals(this.hash)
				&& SealKey.valid(this.hash, this.signature, this.publicKey) && ownKey;
		if (!signed || hashes.size() != this.rowHashes.size()) {
			findings.add(new Finding(Alteration.SEAL, null, this.week.toString()));
		}
		Map<String, Live> now = live.stream()
			.collect(
					Collectors.toMap((row) -> row.fact().key(), (row) -> row, (one, other) -> one, LinkedHashMap::new));
		for (int i = 0; i < this.lines.size(); i++) {
			Live row = now.remove(this.keys.get(i));
			boolean asSealed = i < this.rowHashes.size() && hashes.get(i).equals(this.rowHashes.get(i));
			if (row == null) {
				findings.add(new Finding(Alteration.MISSING, this.keys.get(i), described(this.lines.get(i), json)));
			}
			else if (!asSealed
					|| !this.lines.get(i).startsWith(beginning(row.fact().canonical(json)) + ",\"shown\":")) {
				findings.add(new Finding(Alteration.CHANGED, this.keys.get(i), described(this.lines.get(i), json)));
			}
		}
		now.values()
			.forEach((row) -> findings.add(new Finding(Alteration.ADDED, row.fact().key(), described(row, json))));
		return findings;
	}

	static @Nullable JsonNode parsed(String line, JsonMapper json) {
		try {
			return json.readTree(line);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	static Set<ReferralMark> marks(JsonNode line) {
		var marks = EnumSet.noneOf(ReferralMark.class);
		line.path("shown").path("marks").forEach((mark) -> marks.add(ReferralMark.valueOf(mark.asString(""))));
		return marks;
	}

	private static String described(Live row, JsonMapper json) {
		return described(line(json, row, new WeekRow.Check("", Instant.EPOCH, null)), json);
	}

	/** Day, whose card, how much: enough to find the row in a list. */
	private static String described(String line, JsonMapper json) {
		JsonNode parsed = parsed(line, json);
		if (parsed == null) {
			return "?";
		}
		JsonNode facts = parsed.path("facts");
		return List
			.of(facts.path("day").asString(""), parsed.path("shown").path("patient").asString(""),
					facts.path("amount").asString(facts.path("coupons").asString("")), facts.path("key").asString(""))
			.stream()
			.filter((part) -> !part.isBlank())
			.collect(Collectors.joining(", "));
	}

	private static String beginning(String facts) {
		return "{\"facts\":" + facts;
	}

	private static String named(@Nullable String card, String name) {
		return (card != null) ? card + " " + name : name;
	}

}
