package dental.cuspid.staff;

/**
 * A slot: work done by the clock that a person may also start now. Every run answers what
 * it did.
 */
public interface Job {

	/** Name of the job, as in {@code POST /api/v1/jobs/{name}/run}. */
	String name();

	/** Does the work once and tells what it did, as a record. */
	Object run();

}
