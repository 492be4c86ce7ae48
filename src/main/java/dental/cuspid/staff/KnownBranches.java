package dental.cuspid.staff;

import java.util.List;

/**
 * A slot: the branches a person can work at or look at, offered by the module that owns
 * them.
 */
public interface KnownBranches {

	List<Branch> branches();

	/**
	 * A branch to choose.
	 */
	record Branch(String code, String name) {

	}

}
