package dental.cuspid.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row one of the {@link Questions} was answered with, read by the names of its columns.
 */
public final class Row {

	private final JsonNode columns;

	Row(JsonNode columns) {
		this.columns = columns;
	}

	public String text(String column) {
		return there(column).asString();
	}

	public @Nullable String optionalText(String column) {
		return isNull(column) ? null : text(column);
	}

	/** The texts of an array. */
	public List<String> texts(String column) {
		return there(column).valueStream().map(JsonNode::asString).toList();
	}

	public BigDecimal number(String column) {
		return there(column).decimalValue();
	}

	public int whole(String column) {
		return there(column).intValue();
	}

	public boolean flag(String column) {
		return there(column).booleanValue();
	}

	public UUID id(String column) {
		return UUID.fromString(text(column));
	}

	public Instant instant(String column) {
		return OffsetDateTime.parse(text(column)).toInstant();
	}

	public @Nullable Instant optionalInstant(String column) {
		return isNull(column) ? null : instant(column);
	}

	public @Nullable LocalDate optionalDay(String column) {
		return isNull(column) ? null : LocalDate.parse(text(column));
	}

	public boolean isNull(String column) {
		return column(column).isNull();
	}

	private JsonNode there(String column) {
		JsonNode value = column(column);
		if (value.isNull()) {
			throw new IllegalStateException(column + " is empty");
		}
		return value;
	}

	private JsonNode column(String column) {
		JsonNode value = this.columns.get(column);
		if (value == null) {
			throw new IllegalArgumentException("no column " + column);
		}
		return value;
	}

}
