package dental.cuspid.referrals.web;

import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.referrals.ReferralEventView;
import dental.cuspid.referrals.ReferralFilter;
import dental.cuspid.referrals.ReferralService;
import dental.cuspid.referrals.ReferralView;
import dental.cuspid.referrals.TopUpService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Fills the pages of referrals.
 */
@Component
class ReferralPages {

	private final ReferralService referrals;

	private final TopUpService topUps;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	ReferralPages(ReferralService referrals, TopUpService topUps, ClinicSettingsService settings, ClinicTime time,
			CurrentStaff current) {
		this.referrals = referrals;
		this.topUps = topUps;
		this.settings = settings;
		this.time = time;
		this.current = current;
	}

	String list(ReferralFilter show, @Nullable String cursor, Model model) {
		model.addAttribute("show", show);
		model.addAttribute("page", this.referrals.list(show, cursor, null));
		model.addAttribute("later", cursor != null);
		model.addAttribute("due", this.topUps.due());
		model.addAttribute("mode", this.settings.current().referralMode());
		model.addAttribute("terms", this.settings.referralTerms(this.time.today()));
		model.addAttribute("mayHandle", mayHandle());
		return "referrals/list";
	}

	String form(Model model) {
		model.addAttribute("gifts", gifts());
		model.addAttribute("mayBackdate", this.current.actor().mayBackdate());
		return "referrals/record";
	}

	String show(ReferralView referral, List<ReferralEventView> events, Model model) {
		model.addAttribute("referral", referral);
		model.addAttribute("events", events);
		model.addAttribute("gifts", gifts());
		model.addAttribute("mayHandle", mayHandle());
		return "referrals/show";
	}

	private boolean mayHandle() {
		return this.current.actor().may(Right.HANDLE_REFERRALS);
	}

	private List<String> gifts() {
		var clinic = this.settings.current();
		return (clinic.referralMode() != ReferralMode.OFF) ? clinic.gifts() : List.of();
	}

}
