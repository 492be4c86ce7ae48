package dental.cuspid.plans;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import dental.cuspid.shared.RuleViolation;

/**
 * A file of a signed paper, judged by its content and never by its name: a PDF, PNG or
 * JPEG of reasonable size. Pictures are drawn anew, which leaves out where they were
 * taken and whatever was hidden in or behind them; nothing is unpacked before its size is
 * known.
 *
 * @param mediaType by content
 * @param content what is kept
 */
record PaperFile(String mediaType, byte[] content) {

	static final int MOST_BYTES = 10 * 1024 * 1024;

	/** An A4 page at 400 dpi has 15.5 million. */
	private static final long MOST_PIXELS = 24_000_000;

	private static final int TAIL = 2048;

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private static final byte[] JPEG = { (byte) 0xff, (byte) 0xd8, (byte) 0xff };

	private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

	/** What makes a PDF do something when it is opened. */
	private static final List<String> ACTIVE = List.of("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/RichMedia",
			"/OpenAction", "/AA");

	/**
	 * Takes a file that was sent.
	 * @throws RuleViolation at {@code file}, saying what is wrong with it
	 */
	static PaperFile read(byte[] sent) {
		if (sent.length == 0) {
			throw refusal("plans.refusal.file.empty");
		}
		if (sent.length > MOST_BYTES) {
			throw refusal("plans.refusal.file.size", MOST_BYTES / 1024 / 1024);
		}
		if (startsWith(sent, PDF)) {
			return pdf(sent);
		}
		if (startsWith(sent, PNG)) {
			return picture(sent, "png", "image/png");
		}
		if (startsWith(sent, JPEG)) {
			return picture(sent, "jpeg", "image/jpeg");
		}
		throw refusal("plans.refusal.file.type");
	}

	private static PaperFile pdf(byte[] sent) {
		String text = new String(sent, StandardCharsets.ISO_8859_1);
		if (!text.substring(Math.max(0, text.length() - TAIL)).contains("%%EOF")) {
			throw refusal("plans.refusal.file.broken");
		}
		for (String name : ACTIVE) {
			int at = text.indexOf(name);
			if (at >= 0 && !Character.isLetter(text.charAt(Math.min(text.length() - 1, at + name.length())))) {
				throw refusal("plans.refusal.file.active");
			}
		}
		return new PaperFile("application/pdf", sent);
	}

	private static PaperFile picture(byte[] sent, String format, String mediaType) {
		try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
			Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
			ImageReader reader = readers.next();
			try {
				reader.setInput(in, true, true);
				long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
				if (pixels > MOST_PIXELS) {
					throw refusal("plans.refusal.file.pixels", MOST_PIXELS / 1_000_000);
				}
				return new PaperFile(mediaType, drawnAnew(reader.read(0), format));
			}
			finally {
				reader.dispose();
			}
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException ex) {
			throw refusal("plans.refusal.file.broken");
		}
	}

	private static byte[] drawnAnew(BufferedImage image, String format) throws IOException {
		boolean transparent = format.equals("png") && image.getColorModel().hasAlpha();
		var copy = new BufferedImage(image.getWidth(), image.getHeight(),
				transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = copy.createGraphics();
		graphics.drawImage(image, 0, 0, transparent ? null : Color.WHITE, null);
		graphics.dispose();
		var out = new ByteArrayOutputStream();
		ImageIO.write(copy, format, out);
		return out.toByteArray();
	}

	private static boolean startsWith(byte[] bytes, byte[] start) {
		return bytes.length >= start.length && java.util.Arrays.equals(bytes, 0, start.length, start, 0, start.length);
	}

	private static RuleViolation refusal(String code, Object... args) {
		return new RuleViolation(code, args).at("file");
	}

}
