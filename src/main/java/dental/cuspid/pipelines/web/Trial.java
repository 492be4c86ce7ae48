package dental.cuspid.pipelines.web;

import java.util.List;
import java.util.function.Supplier;

import dental.cuspid.pipelines.TrialService;
import dental.cuspid.pipelines.WhatIf;
import dental.cuspid.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;

/**
 * Has a changed setting of the automation shown on the past first: only what was shown is
 * set (complaint 5).
 *
 * @param asked what is to be set
 * @param wanted whether somebody asked to see it
 * @param tried print of what was shown before
 */
record Trial(Object asked, boolean wanted, @Nullable String tried) {

	/**
	 * Whether there is something to look at before it is set; it is put into the model.
	 */
	boolean first(Model model, Supplier<List<WhatIf>> trial) {
		String print = Integer.toHexString(this.asked.toString().hashCode());
		model.addAttribute("tried", print);
		if (!this.wanted && print.equals(this.tried)) {
			return false;
		}
		try {
			List<WhatIf> told = trial.get();
			if (this.wanted || !told.isEmpty()) {
				model.addAttribute("told", told);
				model.addAttribute("days", TrialService.SPAN.toDays());
				return true;
			}
		}
		catch (Refusal ex) {
			return false;
		}
		return false;
	}

}
