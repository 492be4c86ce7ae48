package dental.cuspid.pipelines;

/**
 * Names a stage of a pipeline.
 *
 * @param code for example {@code NEW}; the clinic's own ones begin with {@code OWN_}
 */
public record StageRef(Pipeline pipeline, String code) {

	@Override
	public String toString() {
		return this.pipeline + "/" + this.code;
	}

}
