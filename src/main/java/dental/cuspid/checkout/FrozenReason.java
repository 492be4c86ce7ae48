package dental.cuspid.checkout;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Keeps a reason in a column.
 */
@Converter
class FrozenReason implements AttributeConverter<Reason, String> {

	@Override
	public String convertToDatabaseColumn(Reason reason) {
		return ReasonJson.write(reason);
	}

	@Override
	public Reason convertToEntityAttribute(String json) {
		return ReasonJson.readReason(json);
	}

}
