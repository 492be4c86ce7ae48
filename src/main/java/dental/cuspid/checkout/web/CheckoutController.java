package dental.cuspid.checkout.web;

import java.util.List;
import java.util.Optional;

import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptList;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The work list of the cash desk: who is here without a receipt, who still has to pay,
 * and what was written today.
 */
@Controller
class CheckoutController {

	private final ReceiptList list;

	private final ReceiptService receipts;

	private final StaffService staff;

	private final BranchService branches;

	private final CurrentStaff current;

	private final ClinicTime time;

	CheckoutController(ReceiptList list, ReceiptService receipts, StaffService staff, BranchService branches,
			CurrentStaff current, ClinicTime time) {
		this.list = list;
		this.receipts = receipts;
		this.staff = staff;
		this.branches = branches;
		this.current = current;
		this.time = time;
	}

	@GetMapping("/checkout")
	String show(@RequestParam(defaultValue = "due") String view,
			@RequestParam(required = false) @Nullable String number,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		if (number != null && !number.isBlank()) {
			Optional<ReceiptId> found = this.receipts.find(number);
			if (found.isPresent()) {
				return "redirect:/checkout/" + found.get();
			}
			model.addAttribute("notFound", number.strip());
		}
		boolean today = "today".equals(view);
		String branch = this.staff.find(this.current.actor().id()).map(StaffView::branchFilter).orElse(null);
		model.addAttribute("view", today ? "today" : "due");
		model.addAttribute("waiting", (cursor != null) ? List.of() : this.list
			.hereWithoutReceipt((branch != null) ? this.branches.find(branch).map(BranchView::id).orElse(null) : null));
		model.addAttribute("page", today ? this.list.ofDay(this.time.today(), branch, cursor, null)
				: this.list.unpaid(branch, cursor, null));
		model.addAttribute("later", cursor != null);
		model.addAttribute("mayTake", this.current.actor().may(Right.TAKE_MONEY));
		return "checkout/list";
	}

}
