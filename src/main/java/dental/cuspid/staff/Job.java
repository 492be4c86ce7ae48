package dental.cuspid.staff;

import java.util.function.Supplier;

/**
 * A slot: work done by the clock that a person may also start now. Every run answers what
 * it did.
 *
 * @param name name of the job, as in {@code POST /api/v1/jobs/{name}/run}
 * @param work does the work once and tells what it did, as a record
 */
public record Job(String name, Supplier<?> work) {

}
