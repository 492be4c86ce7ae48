package dental.cuspid.pipelines.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which deals of a pipeline are listed, as it stands in the address (BX-F1).
 *
 * @param state {@code open}, {@code closed} or {@code all}; open where it is missing
 * @param person user name of the responsible; there, as branch and as source, {@code -}
 * stands for none
 * @param entered stage that was entered in a span of days
 * @param onward whether deals went on from there
 * @param by user name of who moved them by hand in that span
 * @param outcome how they ended
 * @param words part of a text of theirs
 * @param amountFrom as typed
 */
record ListQuery(@Nullable String stage, @Nullable String state, @Nullable String person, @Nullable String branch,
		@Nullable String practitioner, @Nullable String service, @Nullable String visit, @Nullable String source,
		@Nullable String reason, @Nullable Boolean stalled, @Nullable String entered, @Nullable LocalDate enteredFrom,
		@Nullable LocalDate enteredTo, @Nullable LocalDate createdFrom, @Nullable LocalDate createdTo,
		@Nullable Boolean onward, @Nullable String by, @Nullable String outcome, @Nullable LocalDate closedFrom,
		@Nullable LocalDate closedTo, @Nullable String words, @Nullable String amountFrom, @Nullable String amountTo,
		@Nullable LocalDate bookedFrom, @Nullable LocalDate bookedTo) {

	static final String NONE = "-";

	/** Whether only open ones, only closed ones, or both are wanted. */
	@Nullable Boolean open() {
		if ("all".equals(this.state)) {
			return null;
		}
		return !"closed".equals(this.state);
	}

	/** How many fields narrow beyond stage and state. */
	public int narrowing() {
		return fields().size() - ((this.stage != null && !this.stage.isEmpty()) ? 1 : 0)
				- ((this.state != null && !this.state.isEmpty()) ? 1 : 0);
	}

	/** The address of something below a pipeline with this filter. */
	String href(String path) {
		var uri = UriComponentsBuilder.fromUriString(path);
		fields().forEach(uri::queryParam);
		return uri.encode().toUriString();
	}

	/** What stands behind the question mark. */
	public String query() {
		return href("").replaceFirst("^\\?", "");
	}

	private Map<String, Object> fields() {
		var fields = new LinkedHashMap<String, @Nullable Object>();
		fields.put("stage", this.stage);
		fields.put("state", this.state);
		fields.put("person", this.person);
		fields.put("branch", this.branch);
		fields.put("practitioner", this.practitioner);
		fields.put("service", this.service);
		fields.put("visit", this.visit);
		fields.put("source", this.source);
		fields.put("reason", this.reason);
		fields.put("stalled", Boolean.TRUE.equals(this.stalled) ? "true" : null);
		fields.put("entered", this.entered);
		fields.put("enteredFrom", this.enteredFrom);
		fields.put("enteredTo", this.enteredTo);
		fields.put("createdFrom", this.createdFrom);
		fields.put("createdTo", this.createdTo);
		fields.put("onward", Boolean.TRUE.equals(this.onward) ? "true" : null);
		fields.put("by", this.by);
		fields.put("outcome", this.outcome);
		fields.put("closedFrom", this.closedFrom);
		fields.put("closedTo", this.closedTo);
		fields.put("words", this.words);
		fields.put("amountFrom", this.amountFrom);
		fields.put("amountTo", this.amountTo);
		fields.put("bookedFrom", this.bookedFrom);
		fields.put("bookedTo", this.bookedTo);
		var given = new LinkedHashMap<String, Object>();
		fields.forEach((name, value) -> {
			if (value != null && !value.toString().isBlank()) {
				given.put(name, value);
			}
		});
		return given;
	}

}
