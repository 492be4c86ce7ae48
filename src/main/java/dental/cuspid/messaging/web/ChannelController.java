package dental.cuspid.messaging.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.ContactChannelId;
import dental.cuspid.messaging.ContactChannelSecrets;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.StaffService;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The channels people reach the clinic by. Secrets are shown once, right after they were
 * made.
 */
@Controller
@RequestMapping("/settings/channels")
class ChannelController {

	private final ContactChannelService channels;

	private final ClinicSettingsService settings;

	private final MessageSource messages;

	private final Submissions submissions;

	ChannelController(ContactChannelService channels, ClinicSettingsService settings, MessageSource messages,
			Submissions submissions) {
		this.channels = channels;
		this.settings = settings;
		this.messages = messages;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model) {
		return page(ChannelForm.empty(), model);
	}

	/**
	 * The secrets are shown in the answer itself, so that they are kept nowhere. The same
	 * form again only leads to the channel.
	 */
	@PostMapping
	String add(@Valid @ModelAttribute("form") ChannelForm form, BindingResult errors, @RequestParam String submission,
			Model model) {
		var made = new AtomicReference<ContactChannelSecrets>();
		return this.submissions.attempt(submission, errors, () -> {
			made.set(this.channels.add(new NewContactChannel(form.code(), form.name(), form.kind(),
					form.trackingNumber(), form.formKey())));
			return address(made.get().channel());
		})
			.map((target) -> shown(made.get(), target, "messaging.notice.channelAdded", model))
			.orElseGet(() -> page(form, model));
	}

	@GetMapping("/{id}")
	String show(@PathVariable ContactChannelId id, @RequestParam(required = false) @Nullable String form, Model model) {
		return page(id, ChannelForm.of(this.channels.forSettings(id)),
				(form != null && StaffService.LANGUAGES.contains(form)) ? form : usual(), model);
	}

	@PostMapping("/{id}")
	String change(@PathVariable ContactChannelId id, @Valid @ModelAttribute("form") ChannelForm form,
			BindingResult errors, @RequestParam String submission, Model model, RedirectAttributes redirect) {
		return this.submissions.change(submission, errors, () -> ChannelForm.of(this.channels.forSettings(id)), () -> {
			this.channels.change(id, form.name(), form.trackingNumber(), form.formKey(), form.addressList(),
					form.active());
			return "/settings/channels";
		})
			.map((target) -> Notice.success(redirect, "messaging.notice.channelChanged").redirect(target))
			.orElseGet(() -> page(id, form, usual(), model));
	}

	@PostMapping("/{id}/secrets")
	String rotate(@PathVariable ContactChannelId id, @RequestParam String submission, Model model) {
		var made = new AtomicReference<ContactChannelSecrets>();
		String target = this.submissions.once(submission, () -> {
			made.set(this.channels.rotate(id));
			return address(id);
		});
		return shown(made.get(), target, "messaging.notice.rotated", model);
	}

	private String shown(@Nullable ContactChannelSecrets secrets, String target, String notice, Model model) {
		if (secrets == null) {
			return "redirect:" + target;
		}
		model.addAttribute("signingSecret", secrets.signing());
		model.addAttribute("pathSecret", secrets.path());
		model.addAttribute("notice", new Notice(notice, List.of()));
		return page(secrets.channel(), ChannelForm.of(this.channels.forSettings(secrets.channel())), usual(), model);
	}

	/** The clinic's own language, which its website has most likely. */
	private String usual() {
		return this.settings.current().language();
	}

	private static String address(ContactChannelId id) {
		return "/settings/channels/" + id;
	}

	private String page(ChannelForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("channels", this.channels.listed());
		model.addAttribute("kinds", ContactKind.values());
		return "messaging/channels";
	}

	private String page(ContactChannelId id, ChannelForm form, String language, Model model) {
		model.addAttribute("form", form);
		var channel = this.channels.forSettings(id);
		Submissions.shown(model, ChannelForm.of(channel));
		model.addAttribute("channel", channel);
		if (channel.kind() == ContactKind.WEB_FORM && channel.formKey() != null && channel.active()) {
			model.addAttribute("languages", List.of("en", "de", "ru"));
			model.addAttribute("snippet",
					FormSnippet.of(ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString(),
							channel.formKey(), language, this.messages));
		}
		return "messaging/channel";
	}

}
