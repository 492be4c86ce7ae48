package dental.cuspid.plans.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.PlanDocumentService;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.PlanTextService;
import dental.cuspid.plans.PlanTextService.Kind;
import dental.cuspid.plans.PlanView;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.QrCode;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Draws a plan or its contract as PDF in the patient's language, from the clinic's
 * wording, with the fingerprint of the content in figures and as QR code. Fonts come with
 * the product, nothing is fetched while drawing.
 */
@Component
class PlanPaper {

	private static final String FONT = "Paper";

	private final PlanRecordService records;

	private final PlanTextService texts;

	private final PlanDocumentService documents;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final SpringTemplateEngine templates;

	PlanPaper(PlanRecordService records, PlanTextService texts, PlanDocumentService documents, PatientService patients,
			ClinicSettingsService settings, ClinicTime time, SpringTemplateEngine templates) {
		this.records = records;
		this.texts = texts;
		this.documents = documents;
		this.patients = patients;
		this.settings = settings;
		this.time = time;
		this.templates = templates;
	}

	/**
	 * A paper of a plan. Who prints it is noted.
	 */
	Paper draw(PlanId id, Kind kind) {
		PlanView plan = this.records.print(id);
		String language = this.patients.languageOf(plan.patient().id());
		Locale locale = Locale.of(language);
		ClinicSettings clinic = this.settings.current();
		var formats = new PageFormats(locale, clinic.timeZone(), clinic.country());
		var context = new Context(locale);
		context.setVariable("fmt", formats);
		context.setVariable("plan", plan);
		context.setVariable("contract", kind == Kind.CONTRACT);
		context.setVariable("clinic", clinic.name());
		context.setVariable("language", language);
		context.setVariable("patient", spoken(plan.patient().name(), language));
		context.setVariable("alternatives", (kind == Kind.CONTRACT) ? List.of(plan.counting()) : plan.alternatives());
		context.setVariable("blocks",
				PaperText.blocks(this.texts.of(id, kind, language), values(plan, language, clinic, formats)));
		context.setVariable("qr", picture(QrCode.of(code(plan)).png(4)));
		context.setVariable("signature",
				(kind == Kind.CONTRACT) ? this.documents.signature(id).map(PlanPaper::picture).orElse(null) : null);
		context.setVariable("printed", formats.dateTime(this.time.now()));
		String html = this.templates.process("plans/paper", context);
		String name = kind.name().toLowerCase(Locale.ROOT) + "-" + plan.number() + ".pdf";
		return new Paper(name, pdf(html));
	}

	/** What the QR code says: number, version and fingerprint. */
	static String code(PlanView plan) {
		return plan.number() + " v" + plan.version() + " " + plan.fingerprint();
	}

	/** A name as a letter has it: surname first in Russian, last elsewhere. */
	private static String spoken(String listed, String language) {
		String[] parts = listed.split(", ", 2);
		if (parts.length < 2) {
			return listed;
		}
		return "ru".equals(language) ? parts[0] + " " + parts[1] : parts[1] + " " + parts[0];
	}

	private Map<String, String> values(PlanView plan, String language, ClinicSettings clinic, PageFormats formats) {
		Map<String, String> values = new HashMap<>();
		values.put("clinic", clinic.name());
		values.put("patient", spoken(plan.patient().name(), language));
		values.put("birthDate", formats.date(plan.patient().birthDate()));
		values.put("cardNumber", (plan.patient().cardNumber() != null) ? plan.patient().cardNumber() : "");
		values.put("plan", plan.number());
		values.put("total", formats.money(plan.total()));
		values.put("validUntil", (plan.validUntil() != null) ? formats.date(plan.validUntil()) : "–");
		values.put("contractNumber", (plan.contractNumber() != null) ? plan.contractNumber() : "____________");
		values.put("signedOn", (plan.signedOn() != null) ? formats.date(plan.signedOn()) : "____________");
		values.put("date", formats.date(this.time.today()));
		return values;
	}

	private static String picture(byte[] png) {
		return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
	}

	private static byte[] pdf(String html) {
		XRLog.setLoggingEnabled(false);
		var out = new ByteArrayOutputStream();
		try {
			var builder = new PdfRendererBuilder();
			builder.useFastMode();
			builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
			builder.useFont(() -> font("DejaVuSansCondensed.ttf"), FONT, 400, FontStyle.NORMAL, true);
			builder.useFont(() -> font("DejaVuSansCondensed-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true);
			builder.withHtmlContent(html.replace("</head>", "<style>" + style() + "</style></head>"), null);
			builder.toStream(out);
			builder.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	private static InputStream font(String name) {
		return new ByteArrayInputStream(resource("fonts/" + name));
	}

	private static String style() {
		return new String(resource("static/css/plan-paper.css"), StandardCharsets.UTF_8);
	}

	private static byte[] resource(String path) {
		try {
			return new ClassPathResource(path).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A paper with the name it is saved under.
	 */
	record Paper(String name, byte[] pdf) {

	}

}
