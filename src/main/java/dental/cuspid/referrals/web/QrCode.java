package dental.cuspid.referrals.web;

import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as the path of a vector drawing, one unit for a module.
 *
 * @param size modules on a side, quiet zone included
 * @param path the dark modules
 */
public record QrCode(int size, String path) {

	/** Light modules all around, as the standard wants them. */
	private static final int QUIET = 4;

	static QrCode of(String text) {
		try {
			var matrix = Encoder
				.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1"))
				.getMatrix();
			var path = new StringBuilder();
			for (int y = 0; y < matrix.getHeight(); y++) {
				for (int x = 0; x < matrix.getWidth(); x++) {
					if (matrix.get(x, y) == 1) {
						path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
					}
				}
			}
			return new QrCode(matrix.getWidth() + 2 * QUIET, path.toString());
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
