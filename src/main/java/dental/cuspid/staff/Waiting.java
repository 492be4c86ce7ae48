package dental.cuspid.staff;

import java.util.List;

/**
 * A slot: things that wait for a person, shown on top of Today by the module that knows
 * them. Asked for each person who opens Today: answer from an index, nothing where the
 * person may not do it.
 */
public interface Waiting {

	List<Item> items(Actor actor);

	/**
	 * One thing that waits.
	 *
	 * @param order among the others, in tens
	 * @param textKey message key of a sentence
	 * @param args its values
	 * @param href where it is done
	 * @param late whether it should have been done already
	 */
	record Item(int order, String icon, String textKey, List<Object> args, String href, boolean late) {

	}

}
