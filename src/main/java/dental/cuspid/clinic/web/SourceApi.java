package dental.cuspid.clinic.web;

import dental.cuspid.clinic.SourceService;
import dental.cuspid.clinic.SourceService.SourceView;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sources: the answers to "how did you hear of us". Adding one that is there changes
 * nothing.
 */
@RestController
@RequestMapping("/api/v1/sources")
class SourceApi {

	private final SourceService sources;

	SourceApi(SourceService sources) {
		this.sources = sources;
	}

	@GetMapping
	CursorPage<SourceView> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return CodePages.of(this.sources.listed(), SourceView::name, limit, cursor);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	SourceView add(@Valid @RequestBody Added asked) {
		return known(this.sources.remember(asked.name()));
	}

	@PutMapping("/{name}")
	SourceView offer(@PathVariable String name, @Valid @RequestBody Offered asked) {
		SourceView source = known(name);
		this.sources.offer(source.name(), asked.active());
		return known(name);
	}

	private SourceView known(String name) {
		return this.sources.listed()
			.stream()
			.filter((source) -> source.name().equalsIgnoreCase(name.strip()))
			.findFirst()
			.orElseThrow(() -> new NotFound("clinic.refusal.unknownSource", name));
	}

	record Added(@NotBlank String name) {

	}

	record Offered(@NotNull Boolean active) {

	}

}
