package dental.cuspid.staff;

import java.util.List;

/**
 * A slot: the people of the demo clinic, shown on the sign-in page while there is one
 * (BASE-19).
 */
public interface DemoSignIns {

	List<DemoSignIn> signIns();

}
