package dental.cuspid.staff.web;

import dental.cuspid.shared.CursorPage;
import dental.cuspid.staff.AuditLog;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The audit trail, the latest first.
 */
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

	private final AuditLog log;

	AuditApi(AuditLog log) {
		this.log = log;
	}

	@GetMapping
	CursorPage<AuditLog.ChangeEntry> changes(@RequestParam(required = false) @Nullable String person,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return this.log.changes(person, limit, cursor);
	}

	@GetMapping("/views")
	CursorPage<AuditLog.ViewEntry> views(@RequestParam(required = false) @Nullable String person,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return this.log.views(person, limit, cursor);
	}

}
