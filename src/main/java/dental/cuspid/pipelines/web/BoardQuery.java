package dental.cuspid.pipelines.web;

import java.util.Arrays;
import java.util.Locale;

import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.shared.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of a board is looked at, as it stands in the address.
 *
 * @param branch code of a branch, {@code all} for all of them, null for the person's own
 * choice
 * @param person user name of the responsible, or null
 * @param show {@code mine}, {@code stalled} or {@code today}, or null for everything
 */
record BoardQuery(@Nullable String branch, @Nullable String person, @Nullable String show) {

	static final String ALL = "all";

	static final String MINE = "mine";

	static final String STALLED = "stalled";

	static final String TODAY = "today";

	/** The pipeline an address names: {@code patient-base} or {@code PATIENT_BASE}. */
	static Pipeline pipeline(String text) {
		String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
		return Arrays.stream(Pipeline.values())
			.filter((pipeline) -> pipeline.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new NotFound("boards.refusal.unknown"));
	}

	/** How a pipeline is written in addresses. */
	static String slug(Pipeline pipeline) {
		return pipeline.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	BoardQuery show(@Nullable String show) {
		return new BoardQuery(this.branch, this.person, show);
	}

	/** The address of something below a board, with what is looked at. */
	String href(String path) {
		var uri = UriComponentsBuilder.fromUriString(path);
		add(uri, "branch", this.branch);
		add(uri, "person", this.person);
		add(uri, "show", this.show);
		return uri.encode().toUriString();
	}

	private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			uri.queryParam(name, value);
		}
	}

}
