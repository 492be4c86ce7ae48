package dental.cuspid.imports;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

import static dental.cuspid.imports.ImportKind.BALANCES;
import static dental.cuspid.imports.ImportKind.PATIENTS;
import static dental.cuspid.imports.ImportKind.SERVICES;
import static dental.cuspid.imports.ImportKind.VISITS;

/**
 * What a column can mean. In files of the interface a field is its {@link #key()}; people
 * read {@code imports.field.} + key.
 */
public enum ImportField {

	CARD_NUMBER("cardNumber", PATIENTS, BALANCES, VISITS),

	FULL_NAME("fullName", PATIENTS), LAST_NAME("lastName", PATIENTS), FIRST_NAME("firstName", PATIENTS),
	MIDDLE_NAME("middleName", PATIENTS), SALUTATION("salutation", PATIENTS), TITLE("title", PATIENTS),
	BIRTH_DATE("birthDate", PATIENTS), PHONE("phone", PATIENTS), EMAIL("email", PATIENTS),
	LANGUAGE("language", PATIENTS), SOURCE("source", PATIENTS), RECOMMENDED_BY("recommendedBy", PATIENTS),
	WALLET_ADDRESS("walletAddress", PATIENTS), INTERNAL_ACCOUNT("internalAccount", PATIENTS), BONUS("bonus", PATIENTS),
	DENTACOIN("dentacoin", PATIENTS), LAST_VISIT("lastVisit", PATIENTS), VISIT_COUNT("visits", PATIENTS),
	COMMENT("comment", PATIENTS),

	CODE("code", SERVICES), NAME("name", SERVICES), CATEGORY("category", SERVICES), PRICE("price", SERVICES),
	DURATION("duration", SERVICES),

	ACCOUNT("account", BALANCES), AMOUNT("amount", BALANCES),

	DATE("date", BALANCES, VISITS), SERVICE("service", VISITS), PAID("paid", PATIENTS, VISITS),
	TENDER("tender", VISITS),

	/** The column is not read. */
	IGNORE("ignore", PATIENTS, SERVICES, BALANCES, VISITS);

	private final String key;

	private final Set<ImportKind> kinds;

	ImportField(String key, ImportKind... kinds) {
		this.key = key;
		this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
	}

	/** The name the interface knows. */
	@JsonValue
	public String key() {
		return this.key;
	}

	/** Whether several columns may mean it. */
	public boolean isRepeatable() {
		return this == PHONE || this == EMAIL || this == COMMENT || this == IGNORE;
	}

	boolean belongsTo(ImportKind kind) {
		return this.kinds.contains(kind);
	}

	/**
	 * The field of a kind with this name.
	 */
	static Optional<ImportField> of(String key, ImportKind kind) {
		return Arrays.stream(values())
			.filter((field) -> field.belongsTo(kind) && field.key.equals(key.strip()))
			.findFirst();
	}

}
