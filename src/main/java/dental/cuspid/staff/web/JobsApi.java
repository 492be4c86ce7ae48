package dental.cuspid.staff.web;

import java.util.List;

import dental.cuspid.staff.JobService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Starts by hand what otherwise runs by the clock.
 */
@RestController
@RequestMapping("/api/v1/jobs")
class JobsApi {

	private final JobService jobs;

	JobsApi(JobService jobs) {
		this.jobs = jobs;
	}

	@GetMapping
	List<String> names() {
		return this.jobs.names();
	}

	@PostMapping("/{name}/run")
	Object run(@PathVariable String name) {
		return this.jobs.run(name);
	}

}
