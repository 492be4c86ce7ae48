package dental.cuspid.cashback;

import dental.cuspid.shared.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes terms and evaluations as JSON for keeping; money keeps its currency.
 */
final class CashbackJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.addModule(new SimpleModule().addSerializer(Money.class, new MoneyWriter())
			.addDeserializer(Money.class, new MoneyReader()))
		.build();

	private CashbackJson() {
	}

	static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	static <T> T read(String json, Class<T> type) {
		return MAPPER.readValue(json, type);
	}

	private static final class MoneyWriter extends ValueSerializer<Money> {

		@Override
		public void serialize(Money money, JsonGenerator json, SerializationContext context) {
			json.writeString(money.toString());
		}

	}

	private static final class MoneyReader extends ValueDeserializer<Money> {

		@Override
		public Money deserialize(JsonParser json, DeserializationContext context) {
			String[] parts = json.getString().split(" ");
			return Money.of(parts[0], parts[1]);
		}

	}

}
