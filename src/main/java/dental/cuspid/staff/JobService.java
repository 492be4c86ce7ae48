package dental.cuspid.staff;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.shared.NotFound;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Starts a job now (BASE-14). The work is the product's own; who started it is on the
 * audit trail.
 */
@Service
public class JobService {

	private final ObjectProvider<Job> jobs;

	private final AuditTrail audit;

	JobService(ObjectProvider<Job> jobs, AuditTrail audit) {
		this.jobs = jobs;
		this.audit = audit;
	}

	/**
	 * Runs a job.
	 * @return what it did
	 * @throws NotFound when there is no such job
	 */
	@Requires({ Right.READ_BOOKS, Right.READ_AUDIT })
	public Object run(String name) {
		Map<String, Job> known = this.jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
		Job job = known.get(name);
		if (job == null) {
			throw new NotFound("staff.refusal.unknownJob", name,
					String.join(", ", known.keySet().stream().sorted().toList()));
		}
		this.audit.record("job.started", "job", name, null);
		return CurrentStaff.asSystem(job.work());
	}

	/**
	 * The names of all jobs.
	 */
	@Requires({ Right.READ_BOOKS, Right.READ_AUDIT })
	public List<String> names() {
		return this.jobs.stream().map(Job::name).sorted().toList();
	}

}
