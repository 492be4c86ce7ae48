package dental.cuspid.plans.web;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanTextService;
import dental.cuspid.plans.PlanTextService.Kind;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Plan and contract on paper, in the patient's language; scans of what was signed.
 */
@IntegrationTest
class PlanPaperTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private PlanPaper papers;

	@Autowired
	private PlanTextService texts;

	@LocalServerPort
	private int port;

	private ApiClient coordinator;

	private Scene scene;

	@BeforeEach
	void sets() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
		this.coordinator = new ApiClient(this.port, this.staff.token(Role.COORDINATOR));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "en|O’Brien|Treatment plan|Treatment contract|The prices hold until",
					"de|Größlöwe-Weiß|Behandlungsplan|Behandlungsvertrag|Die Preise gelten bis",
					"ru|Щербакова-Ёлкина|План лечения|Договор на лечение|Цены действуют до" })
	void papersAreInTheLanguageOfThePatient(String language, String name, String title, String contractTitle,
			String sentence) throws IOException, ReaderException {
		JsonNode plan = contracted(language, name);
		PlanId id = PlanId.of(plan.get("id").asString());
		byte[] paper = draw(id, Kind.PLAN);
		assertThat(text(paper)).contains(title, name, sentence, plan.get("number").asString(),
				plan.get("fingerprint").asString());
		BufferedImage page = picture(paper, "plan-" + language);
		assertThat(code(page)).isEqualTo(plan.get("number").asString() + " v1 " + plan.get("fingerprint").asString());
		byte[] contract = draw(id, Kind.CONTRACT);
		picture(contract, "contract-" + language);
		assertThat(text(contract)).contains(contractTitle, name).doesNotContain("[");
		assertThat(contract.length).as("fonts are cut to what is used").isLessThan(300_000);
	}

	@Test
	void nothingTypedIsTakenForMarkup() throws IOException {
		JsonNode plan = contracted("en", "<img src=x onerror=alert(1)>${7*7}__${7*7}__&amp;");
		assertThat(text(draw(PlanId.of(plan.get("id").asString()), Kind.PLAN)).replaceAll("\\s+", " "))
			.contains("<img src=x onerror=alert(1)>${7*7}__${7*7}__&amp;");
	}

	@Test
	void theWordingOfAPaperStaysWithThePlan() throws IOException {
		PlanId before = PlanId.of(contracted("de", "Vorher").get("id").asString());
		this.staff.asAdmin(() -> {
			this.texts.write(Kind.CONTRACT, "de", "# Eigener Wortlaut\nfür [patient]\n\n[services]");
			return true;
		});
		PlanId after = PlanId.of(contracted("de", "Nachher").get("id").asString());
		assertThat(text(draw(after, Kind.CONTRACT))).contains("Eigener Wortlaut", "Nachher");
		assertThat(text(draw(before, Kind.CONTRACT))).doesNotContain("Eigener Wortlaut").contains("Vergütung");
		this.staff.asAdmin(() -> {
			this.texts.write(Kind.CONTRACT, "de", "# 2. Vergütung\nnach Plan [plan]\n\n[services]");
			return true;
		});
		assertThat(text(draw(after, Kind.CONTRACT))).contains("Eigener Wortlaut");
	}

	@Test
	void scansAreKeptByContentAndHandedOutAsFiles() throws Exception {
		String id = contracted("en", "Scan").get("id").asString();
		byte[] pdf = "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n".getBytes();
		assertThat(upload(id, "../../signed\r\n.html", pdf)).hasStatus(302);
		String page = this.mvc.get()
			.uri("/plans/" + id)
			.with(this.staff.user(Role.COORDINATOR))
			.exchange()
			.getResponse()
			.getContentAsString();
		var link = java.util.regex.Pattern.compile("/plans/" + id + "/documents/[0-9a-f-]{36}").matcher(page);
		assertThat(link.find()).isTrue();
		var file = this.mvc.get().uri(link.group()).with(this.staff.user(Role.FRONT_DESK)).exchange();
		assertThat(file).hasStatusOk();
		assertThat(file.getResponse().getHeader("Content-Disposition")).startsWith("attachment")
			.doesNotContain("..", "\n", "/");
		assertThat(file.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(file.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
		assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(pdf);
		var zip = upload(id, "contract.pdf", new byte[] { 'P', 'K', 3, 4, 0, 0 });
		assertThat(zip).hasStatus(422);
		assertThat(zip.getResponse().getContentAsString()).contains("neither a PDF nor");
		assertThat(upload(id, "again.pdf", pdf)).as("the same file again").hasStatus(422);
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult upload(String plan, String name, byte[] file) {
		return this.mvc.perform(MockMvcRequestBuilders.multipart("/plans/" + plan + "/documents")
			.file(new MockMultipartFile("file", name, "application/pdf", file))
			.param("submission", Ids.next().toString())
			.with(csrf())
			.with(this.staff.user(Role.COORDINATOR)));
	}

	private byte[] draw(PlanId plan, Kind kind) {
		return this.staff.as(() -> this.papers.draw(plan, kind), Role.COORDINATOR).pdf();
	}

	private JsonNode contracted(String language, String lastName) {
		String card = this.scene.api()
			.post("/patients",
					Map.of("lastName", lastName, "firstName", "Paula", "language", language, "birthDate", "1980-05-17",
							"allowDuplicate", true))
			.get("cardNumber")
			.asString();
		String crown = "CR" + Ids.next().toString().substring(28);
		this.scene.api()
			.post("/services", Map.of("code", crown, "name", "Ceramic crown / Keramikkrone / Коронка", "category", "ZE",
					"price", 890));
		String id = this.coordinator
			.post("/plans",
					Map.of("patient", card, "title", "Rehabilitation · Санация", "validUntil", "2027-01-31", "notes",
							"Bring the splint. Schiene mitbringen. Возьмите шину.", "alternatives",
							List.of("Crown", "Gap"), "items",
							List.of(Map.of("service", this.scene.service(), "phase", 1, "quantity", 2, "practitioner",
									this.scene.practitioner()), Map.of("service", crown, "tooth", "14-16", "phase", 2),
									Map.of("service", this.scene.service(), "tooth", "26", "alternative", 2))))
			.get("id")
			.asString();
		this.coordinator.post("/plans/" + id + "/submit", Map.of());
		new ApiClient(this.port, this.staff.token(Role.HEAD_PHYSICIAN)).post("/plans/" + id + "/approve", Map.of());
		this.coordinator.post("/plans/" + id + "/present", Map.of());
		this.coordinator.post("/plans/" + id + "/consent", Map.of());
		return this.coordinator.post("/plans/" + id + "/contract", Map.of());
	}

	private static String text(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}

	/** The first page, also kept in the build folder to be looked at. */
	private static BufferedImage picture(byte[] pdf, String name) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 110);
			Path folder = Files.createDirectories(Path.of("target/papers"));
			File file = folder.resolve(name + ".png").toFile();
			ImageIO.write(page, "png", file);
			return page;
		}
	}

	private static String code(BufferedImage page) throws ReaderException {
		BufferedImage corner = page.getSubimage(page.getWidth() * 3 / 4, 0, page.getWidth() / 4, page.getHeight() / 4);
		int[] pixels = corner.getRGB(0, 0, corner.getWidth(), corner.getHeight(), null, 0, corner.getWidth());
		return new QRCodeReader()
			.decode(new BinaryBitmap(
					new HybridBinarizer(new RGBLuminanceSource(corner.getWidth(), corner.getHeight(), pixels))))
			.getText();
	}

}
