package dental.cuspid.messaging;

import java.util.UUID;

import dental.cuspid.shared.Vault;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys senders sign with, sealed in the database: verifying needs them as they are.
 * Those an older version left readable are sealed with the start.
 */
@Component
class ChannelSecrets implements InitializingBean {

	private final Vault vault;

	private final JdbcClient jdbc;

	ChannelSecrets(Vault vault, JdbcClient jdbc) {
		this.vault = vault;
		this.jdbc = jdbc;
	}

	@Override
	public void afterPropertiesSet() {
		for (String column : new String[] { "signing_secret", "old_secret" }) {
			this.jdbc
				.sql("select id, %1$s as secret from contact_channel where %1$s like '%2$s%%'".formatted(column,
						Signatures.PREFIX))
				.query((row, index) -> new Readable(row.getObject("id", UUID.class), row.getString("secret")))
				.list()
				.forEach((one) -> this.jdbc
					.sql("update contact_channel set %1$s = :sealed where id = :id and %1$s = :secret"
						.formatted(column))
					.param("sealed", seal(new ContactChannelId(one.channel()), one.secret()))
					.param("id", one.channel())
					.param("secret", one.secret())
					.update());
		}
	}

	String seal(ContactChannelId channel, String secret) {
		return this.vault.seal(purpose(channel), secret);
	}

	String open(ContactChannelId channel, String sealed) {
		return this.vault.open(purpose(channel), sealed);
	}

	private static String purpose(ContactChannelId channel) {
		return "channel " + channel;
	}

	private record Readable(UUID channel, String secret) {

	}

}
