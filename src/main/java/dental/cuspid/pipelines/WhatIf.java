package dental.cuspid.pipelines;

import java.util.List;

/**
 * What a changed setting would have done over the last 90 days against what was done,
 * shown before it is set (complaint 5).
 *
 * @param setting what is changed
 * @param cases how often there was something to decide: stays in a stage, bookings,
 * patients
 * @param did in how many of them something was done
 * @param would in how many it would have been
 * @param examples some where it would have been and was not
 */
public record WhatIf(Setting setting, int cases, int did, int would, List<DealId> examples) {

	/**
	 * Settings whose change is shown first. In words by {@code boards.whatIf.} + name.
	 */
	public enum Setting {

		/** When a deal counts as standing still. */
		STALL,

		/** The next step as a task. */
		TASK,

		/** The text to the patient on entry. */
		MESSAGE,

		/** What must be filled in on entry. */
		REQUIRED,

		/** Without a visit for how long patients are followed up. */
		INACTIVITY,

		/** Whether patients are asked to confirm on the day before. */
		CONFIRMATIONS

	}

}
