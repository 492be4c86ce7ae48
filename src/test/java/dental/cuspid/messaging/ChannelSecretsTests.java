package dental.cuspid.messaging;

import java.util.List;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The keys of signatures are not readable in the database (BASE-14).
 */
@IntegrationTest
class ChannelSecretsTests {

	private final String code = "seal-" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private ContactChannelService channels;

	@Autowired
	private ChannelSecrets sealed;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void keysAreSealedAndStillCount() {
		var first = add();
		var second = CurrentStaff.asSystem(() -> this.channels.rotate(first.channel()));
		assertThat(stored()).hasSize(2).allSatisfy((text) -> assertThat(text).startsWith("sealed:"));
		assertThat(this.channels.door(this.code).orElseThrow().secrets()).containsExactly(second.signing(),
				first.signing());
	}

	@Test
	void whatAnOlderVersionLeftReadableIsSealedWithTheStart() {
		var secrets = add();
		this.jdbc.sql("update contact_channel set signing_secret = :secret, old_secret = :secret where code = :code")
			.param("secret", secrets.signing())
			.param("code", this.code)
			.update();
		this.sealed.afterPropertiesSet();
		this.sealed.afterPropertiesSet();
		assertThat(stored()).allSatisfy((text) -> assertThat(text).startsWith("sealed:"));
		assertThat(this.channels.door(this.code).orElseThrow().secrets()).containsExactly(secrets.signing());
	}

	private ContactChannelSecrets add() {
		return CurrentStaff.asSystem(() -> this.channels
			.add(new NewContactChannel(this.code, "Sealed " + this.code, ContactKind.CALL, null, null)));
	}

	private List<String> stored() {
		return this.jdbc.sql("select signing_secret, old_secret from contact_channel where code = :code")
			.param("code", this.code)
			.query((row, index) -> List.of(row.getString(1), row.getString(2)))
			.single();
	}

}
