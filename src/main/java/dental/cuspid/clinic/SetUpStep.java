package dental.cuspid.clinic;

/**
 * A slot: something an empty clinic needs before work can start (BASE-19), offered by the
 * module that owns it and ticked off by what is in the database.
 */
public interface SetUpStep {

	/** Order among the steps, in tens. */
	int order();

	/** Message key of what is to be done. */
	String textKey();

	/** Where it is done. */
	String href();

	boolean done();

}
