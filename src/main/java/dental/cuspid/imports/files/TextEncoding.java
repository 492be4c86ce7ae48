package dental.cuspid.imports.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;

/**
 * How the letters of a text file are stored. A mark at the beginning decides; else UTF-16
 * shows by its zero bytes, UTF-8 by being valid, and of the single-byte tables Cyrillic
 * writes whole words with high bytes where Latin writes single letters.
 *
 * @param charset the character set
 * @param mark length of the byte order mark
 */
public record TextEncoding(Charset charset, int mark) {

	private static final Charset CYRILLIC = Charset.forName("windows-1251");

	private static final Charset LATIN = Charset.forName("windows-1252");

	private static final int SAMPLE = 1 << 16;

	/**
	 * Name of the encoding as people know it.
	 */
	public String label() {
		return this.charset.name();
	}

	/**
	 * Finds the encoding, or empty where the bytes are no text.
	 */
	static Optional<TextEncoding> detect(Path file) throws IOException {
		return Optional.of(guess(file)).filter((encoding) -> isText(file, encoding));
	}

	/**
	 * Reads the text from behind the mark; unreadable bytes become the replacement sign.
	 */
	Reader open(Path file) throws IOException {
		InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
		bytes.skipNBytes(this.mark);
		return new InputStreamReader(bytes, this.charset);
	}

	private static TextEncoding guess(Path file) throws IOException {
		byte[] head = head(file);
		if (starts(head, 0xEF, 0xBB, 0xBF)) {
			return new TextEncoding(StandardCharsets.UTF_8, 3);
		}
		if (starts(head, 0xFF, 0xFE)) {
			return new TextEncoding(StandardCharsets.UTF_16LE, 2);
		}
		if (starts(head, 0xFE, 0xFF)) {
			return new TextEncoding(StandardCharsets.UTF_16BE, 2);
		}
		int zerosAtEven = zeros(head, 0);
		int zerosAtOdd = zeros(head, 1);
		if (zerosAtOdd * 20 > head.length && zerosAtEven * 20 < zerosAtOdd) {
			return new TextEncoding(StandardCharsets.UTF_16LE, 0);
		}
		if (zerosAtEven * 20 > head.length && zerosAtOdd * 20 < zerosAtEven) {
			return new TextEncoding(StandardCharsets.UTF_16BE, 0);
		}
		if (isUtf8(file)) {
			return new TextEncoding(StandardCharsets.UTF_8, 0);
		}
		return new TextEncoding(singleByte(file), 0);
	}

	private static boolean isUtf8(Path file) throws IOException {
		var decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		try (Reader text = new InputStreamReader(Files.newInputStream(file), decoder)) {
			char[] buffer = new char[8192];
			while (text.read(buffer) >= 0) {
				// valid so far
			}
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	/**
	 * Of all letters beyond ASCII, how many stand beside another one? Russian words
	 * consist of them, German or French ones contain one here and there.
	 */
	private static Charset singleByte(Path file) throws IOException {
		long letters = 0;
		long beside = 0;
		var sample = new java.io.ByteArrayOutputStream();
		try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
			boolean before = false;
			int next = bytes.read();
			while (next >= 0) {
				int current = next;
				next = bytes.read();
				boolean letter = isHighLetter(current);
				if (letter) {
					letters++;
					beside += (before || isHighLetter(next)) ? 1 : 0;
				}
				if (sample.size() < SAMPLE && (letter || current == ' ' || current == '\n')) {
					sample.write(current);
				}
				before = letter;
			}
		}
		return (beside * 2 > letters) ? cyrillic(sample.toByteArray()) : LATIN;
	}

	/**
	 * Windows' table unless the letter frequencies speak clearly for another Cyrillic
	 * one.
	 */
	private static Charset cyrillic(byte[] sample) {
		int windows = 0;
		int other = 0;
		for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
			switch (match.getName()) {
				case "windows-1251" -> windows = match.getConfidence();
				case "KOI8-R" -> other = match.getConfidence();
				default -> {
					// no table of Cyrillic letters a clinic's program would write
				}
			}
		}
		return (other > windows + 20) ? Charset.forName("KOI8-R") : CYRILLIC;
	}

	private static boolean isHighLetter(int value) {
		return value >= 0xC0 || value == 0xA8 || value == 0xB8;
	}

	/** Text has no zero signs and hardly any control signs. */
	private static boolean isText(Path file, TextEncoding encoding) {
		long signs = 0;
		long controls = 0;
		try (Reader text = encoding.open(file)) {
			char[] buffer = new char[8192];
			for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
				for (int i = 0; i < read; i++) {
					char sign = buffer[i];
					controls += (isControl(sign) || sign == '\uFFFD') ? (sign == 0 ? 1000 : 1) : 0;
				}
				signs += read;
			}
			return controls * 200 <= signs;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean isControl(char sign) {
		return sign < 0x20 && sign != '\t' && sign != '\n' && sign != '\r' && sign != '\f' && sign != 0x1A;
	}

	private static byte[] head(Path file) throws IOException {
		try (InputStream bytes = Files.newInputStream(file)) {
			return bytes.readNBytes(SAMPLE);
		}
	}

	private static boolean starts(byte[] head, int... mark) {
		if (head.length < mark.length) {
			return false;
		}
		for (int i = 0; i < mark.length; i++) {
			if ((head[i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}

	private static int zeros(byte[] head, int parity) {
		int count = 0;
		for (int i = parity; i < head.length; i += 2) {
			count += (head[i] == 0) ? 1 : 0;
		}
		return count;
	}

}
