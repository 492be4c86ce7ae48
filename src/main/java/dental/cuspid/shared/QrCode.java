package dental.cuspid.shared;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code of a short text, as an SVG path for pages or a picture for PDF. It stays
 * black on white in every theme.
 */
public final class QrCode {

	/** White modules around the code, as scanners want them. */
	private static final int QUIET = 4;

	private static final int WHITE = 0xFFFFFF;

	private final ByteMatrix modules;

	private QrCode(ByteMatrix modules) {
		this.modules = modules;
	}

	/**
	 * Encodes a text.
	 */
	public static QrCode of(String text) {
		try {
			return new QrCode(
					Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
						.getMatrix());
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException("too long for a QR code", ex);
		}
	}

	/**
	 * Width and height in modules, the white margin included: the view box of the path.
	 */
	public int size() {
		return this.modules.getWidth() + 2 * QUIET;
	}

	/**
	 * The dark modules as the {@code d} of an SVG path.
	 */
	public String path() {
		var path = new StringBuilder();
		for (int y = 0; y < this.modules.getHeight(); y++) {
			for (int x = 0; x < this.modules.getWidth(); x++) {
				if (dark(x, y)) {
					path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
				}
			}
		}
		return path.toString();
	}

	/**
	 * A PNG.
	 * @param scale pixels for each module
	 */
	public byte[] png(int scale) {
		int pixels = size() * scale;
		var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY);
		for (int y = 0; y < pixels; y++) {
			for (int x = 0; x < pixels; x++) {
				if (!dark(x / scale - QUIET, y / scale - QUIET)) {
					image.setRGB(x, y, WHITE);
				}
			}
		}
		var bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private boolean dark(int x, int y) {
		return x >= 0 && y >= 0 && x < this.modules.getWidth() && y < this.modules.getHeight()
				&& this.modules.get(x, y) == 1;
	}

}
