package dental.cuspid.plans;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import dental.cuspid.shared.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is taken as a signed paper, and what is refused and why.
 */
class PaperFileTests {

	@Test
	void picturesAreDrawnAnew() throws IOException {
		byte[] png = picture("png", 60, 40);
		byte[] withMore = Arrays.copyOf(png, png.length + 40);
		byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(script, 0, withMore, png.length, script.length);
		PaperFile file = PaperFile.read(withMore);
		assertThat(file.mediaType()).isEqualTo("image/png");
		assertThat(new String(file.content(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(file.content()));
		assertThat(image.getWidth()).isEqualTo(60);
		assertThat(PaperFile.read(picture("jpeg", 30, 20)).mediaType()).isEqualTo("image/jpeg");
	}

	@Test
	void aPlainPdfIsTakenAsItIs() {
		byte[] pdf = "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer\n%%EOF\n"
			.getBytes(StandardCharsets.US_ASCII);
		assertThat(PaperFile.read(pdf).content()).isEqualTo(pdf);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/JavaScript (app.alert\\(1\\))", "/OpenAction << >>", "/Launch << >>", "/EmbeddedFile" })
	void aPdfThatRunsSomethingIsRefused(String active) {
		byte[] pdf = ("%PDF-1.4\n1 0 obj << " + active + " >> endobj\n%%EOF").getBytes(StandardCharsets.US_ASCII);
		refused(pdf, "plans.refusal.file.active");
	}

	@Test
	void otherTypesAreRefusedWhateverTheyAreCalled() throws IOException {
		refused("hello".getBytes(StandardCharsets.UTF_8), "plans.refusal.file.type");
		refused("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(StandardCharsets.UTF_8),
				"plans.refusal.file.type");
		refused("GIF89a/*<script>*/".getBytes(StandardCharsets.UTF_8), "plans.refusal.file.type");
		refused(new byte[0], "plans.refusal.file.empty");
		refused("%PDF-1.4 cut off".getBytes(StandardCharsets.US_ASCII), "plans.refusal.file.broken");
		refused(Arrays.copyOf(picture("png", 60, 40), 30), "plans.refusal.file.broken");
	}

	@Test
	void archivesAreNeverUnpacked() throws IOException {
		var zip = new ByteArrayOutputStream();
		try (var out = new ZipOutputStream(zip)) {
			out.putNextEntry(new ZipEntry("contract.pdf"));
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 64; i++) {
				out.write(zeros);
			}
		}
		refused(zip.toByteArray(), "plans.refusal.file.type");
		var gzip = new ByteArrayOutputStream();
		try (var out = new GZIPOutputStream(gzip)) {
			out.write(new byte[1 << 22]);
		}
		refused(gzip.toByteArray(), "plans.refusal.file.type");
	}

	@Test
	void aPictureThatWouldUnfoldToGigabytesIsRefusedByItsHeader() {
		byte[] bomb = pngHeader(50_000, 50_000);
		long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
		refused(bomb, "plans.refusal.file.pixels");
		long after = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
		assertThat(after - before).as("memory taken").isLessThan(200_000_000L);
		refused(pngHeader(0, 10), "plans.refusal.file.broken");
	}

	@Test
	void tooManyBytesAreRefused() {
		byte[] large = new byte[PaperFile.MOST_BYTES + 1];
		System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 5);
		refused(large, "plans.refusal.file.size");
	}

	private static void refused(byte[] file, String code) {
		assertThatThrownBy(() -> PaperFile.read(file)).isInstanceOf(RuleViolation.class).hasMessage(code);
	}

	static byte[] picture(String format, int width, int height) throws IOException {
		var out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
		return out.toByteArray();
	}

	/** A PNG that says how large it is and holds hardly anything. */
	static byte[] pngHeader(int width, int height) {
		var out = ByteBuffer.allocate(200);
		out.put(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' });
		var header = ByteBuffer.allocate(17);
		header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
		header.put(new byte[] { 8, 2, 0, 0, 0 });
		chunk(out, header.array());
		var deflater = new Deflater();
		deflater.setInput(new byte[100]);
		deflater.finish();
		byte[] data = new byte[60];
		int length = deflater.deflate(data);
		var body = ByteBuffer.allocate(4 + length);
		body.put("IDAT".getBytes(StandardCharsets.US_ASCII)).put(data, 0, length);
		chunk(out, body.array());
		chunk(out, "IEND".getBytes(StandardCharsets.US_ASCII));
		return Arrays.copyOf(out.array(), out.position());
	}

	private static void chunk(ByteBuffer out, byte[] typed) {
		var crc = new CRC32();
		crc.update(typed);
		out.putInt(typed.length - 4).put(typed).putInt((int) crc.getValue());
	}

}
