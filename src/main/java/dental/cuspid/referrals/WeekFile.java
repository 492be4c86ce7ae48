package dental.cuspid.referrals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sealed week as a file that proves itself, without the application and its database
 * (COUP-15): a line of JSON about the week, one for each row, and a last one with the
 * SHA-256 of each row, the hash over all of them, and its Ed25519 signature.
 */
public final class WeekFile {

	/** The word on the command line that checks a file. */
	public static final String COMMAND = "verify-week";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private WeekFile() {
	}

	static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The hash a seal signs: over the line about the week and the hashes of its rows. */
	static String hash(String header, List<String> rowHashes) {
		return hash(header + "\n" + String.join("\n", rowHashes));
	}

	static String write(String header, List<String> rows, List<String> rowHashes, String hash, String signature,
			String publicKey) {
		Map<String, Object> seal = new LinkedHashMap<>();
		seal.put("rowHashes", rowHashes);
		seal.put("hash", hash);
		seal.put("signature", signature);
		seal.put("publicKey", publicKey);
		var text = new StringBuilder(header).append('\n');
		rows.forEach((row) -> text.append(row).append('\n'));
		return text.append(JSON.writeValueAsString(seal)).append('\n').toString();
	}

	/**
	 * Checks a file.
	 * @param publicKey the clinic's key as it is known from elsewhere, or null to believe
	 * the one in the file
	 * @return what is wrong with it, nothing where it is what was sealed
	 */
	public static List<String> verify(String file, @Nullable String publicKey) {
		List<String> lines = file.lines().toList();
		if (lines.size() < 2) {
			return List.of("this is no sealed week");
		}
		try {
			JsonNode seal = JSON.readTree(lines.getLast());
			return verify(lines.getFirst(), lines.subList(1, lines.size() - 1), seal, publicKey);
		}
		catch (JacksonException ex) {
			return List.of("the last line is no seal");
		}
	}

	private static List<String> verify(String header, List<String> rows, JsonNode seal, @Nullable String publicKey) {
		List<String> problems = new ArrayList<>();
		List<String> hashes = new ArrayList<>();
		seal.path("rowHashes").forEach((one) -> hashes.add(one.asString("")));
		for (int i = 0; i < Math.max(rows.size(), hashes.size()); i++) {
			if (i >= rows.size()) {
				problems.add("row " + (i + 1) + " is missing");
			}
			else if (i >= hashes.size()) {
				problems.add("row " + (i + 1) + " was added: " + key(rows.get(i)));
			}
			else if (!hash(rows.get(i)).equals(hashes.get(i))) {
				problems.add("row " + (i + 1) + " was changed: " + key(rows.get(i)));
			}
		}
		String hash = hash(header, hashes);
		if (!hash.equals(seal.path("hash").asString(""))) {
			problems.add("the line about the week or the hashes of its rows were changed");
		}
		String own = seal.path("publicKey").asString("");
		if (!SealKey.valid(hash, seal.path("signature").asString(""), own)) {
			problems.add("the signature does not fit");
		}
		if (publicKey != null && !publicKey.equals(own)) {
			problems.add("it was signed with another key");
		}
		return problems;
	}

	private static String key(String row) {
		try {
			JsonNode facts = JSON.readTree(row).path("facts");
			return facts.path("kind").asString("") + " of " + facts.path("day").asString("") + ", "
					+ facts.path("key").asString("");
		}
		catch (JacksonException ex) {
			return "unreadable";
		}
	}

	/**
	 * {@code verify-week FILE [PUBLIC-KEY]}: says whether a file is what was sealed.
	 * @return 0 when it is, 1 when it was altered, 2 when it cannot be read
	 */
	public static int run(List<String> arguments, PrintStream out) {
		if (arguments.isEmpty() || arguments.size() > 2) {
			out.println("usage: java -jar cuspid.jar " + COMMAND + " FILE [PUBLIC-KEY]");
			return 2;
		}
		try {
			String file = Files.readString(Path.of(arguments.getFirst()));
			List<String> problems = verify(file, (arguments.size() == 2) ? arguments.get(1) : null);
			if (!problems.isEmpty()) {
				problems.forEach((problem) -> out.println("ALTERED: " + problem));
				return 1;
			}
			JsonNode header = JSON.readTree(file.lines().findFirst().orElseThrow());
			JsonNode seal = JSON.readTree(file.lines().toList().getLast());
			out.printf("INTACT: week %s, %s rows, sealed %s by %s%n", header.path("week").asString(""),
					header.path("rows").asString(""), header.path("sealedAt").asString(""),
					header.path("sealedBy").asString(""));
			out.println("hash:       " + seal.path("hash").asString(""));
			out.println("public key: " + seal.path("publicKey").asString(""));
			return 0;
		}
		catch (IOException | JacksonException ex) {
			out.println("cannot be read: " + arguments.getFirst());
			return 2;
		}
	}

}
