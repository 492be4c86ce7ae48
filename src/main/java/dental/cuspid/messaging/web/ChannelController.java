package dental.cuspid.messaging.web;

import dental.cuspid.messaging.ContactChannelId;
import dental.cuspid.messaging.ContactChannelSecrets;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The channels people reach the clinic by. Secrets are shown once, right after they were
 * made.
 */
@Controller
@RequestMapping("/settings/channels")
class ChannelController {

	private final ContactChannelService channels;

	private final Submissions submissions;

	ChannelController(ContactChannelService channels, Submissions submissions) {
		this.channels = channels;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model) {
		return page(ChannelForm.empty(), model);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") ChannelForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			ContactChannelSecrets secrets = this.channels.add(new NewContactChannel(form.code(), form.name(),
					form.kind(), form.trackingNumber(), form.formKey()));
			return shown(secrets, redirect);
		})
			.map((target) -> Notice.success(redirect, "messaging.notice.channelAdded").redirect(target))
			.orElseGet(() -> page(form, model));
	}

	@GetMapping("/{id}")
	String show(@PathVariable ContactChannelId id, Model model) {
		return page(id, ChannelForm.of(this.channels.forSettings(id)), model);
	}

	@PostMapping("/{id}")
	String change(@PathVariable ContactChannelId id, @Valid @ModelAttribute("form") ChannelForm form,
			BindingResult errors, @RequestParam String submission, Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			this.channels.change(id, form.name(), form.trackingNumber(), form.formKey(), form.addressList(),
					form.active());
			return "/settings/channels";
		})
			.map((target) -> Notice.success(redirect, "messaging.notice.channelChanged").redirect(target))
			.orElseGet(() -> page(id, form, model));
	}

	@PostMapping("/{id}/secrets")
	String rotate(@PathVariable ContactChannelId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> shown(this.channels.rotate(id), redirect));
		return Notice.success(redirect, "messaging.notice.rotated").redirect(target);
	}

	private static String shown(ContactChannelSecrets secrets, RedirectAttributes redirect) {
		redirect.addFlashAttribute("signingSecret", secrets.signing());
		redirect.addFlashAttribute("pathSecret", secrets.path());
		return "/settings/channels/" + secrets.channel();
	}

	private String page(ChannelForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("channels", this.channels.listed());
		model.addAttribute("kinds", ContactKind.values());
		return "messaging/channels";
	}

	private String page(ContactChannelId id, ChannelForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("channel", this.channels.forSettings(id));
		return "messaging/channel";
	}

}
