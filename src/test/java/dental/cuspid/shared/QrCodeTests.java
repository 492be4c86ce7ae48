package dental.cuspid.shared;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A QR code is read as what was written.
 */
class QrCodeTests {

	@ParameterizedTest
	@ValueSource(strings = { "A", "TP-00017 v2 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
			"Zahnärztin Соколова" })
	void isReadAsWritten(String text) throws IOException, ReaderException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.of(text).png(4)));
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		var bitmap = new BinaryBitmap(
				new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
		assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(text);
		assertThat(QrCode.of(text).path()).startsWith("M4 4h1v1h-1z");
	}

}
