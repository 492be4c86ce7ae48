package dental.cuspid.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VaultTests {

	private static final String KEY = "a key that is long enough for this";

	private static final String SECRET = "whsec_c2VjcmV0";

	@TempDir
	private Path home;

	@Test
	void opensWhatItSealed() {
		var vault = new Vault(KEY, this.home);
		String sealed = vault.seal("channel 1", SECRET);
		assertThat(sealed).doesNotContain(SECRET).isNotEqualTo(vault.seal("channel 1", SECRET));
		assertThat(new Vault(KEY, this.home).open("channel 1", sealed)).isEqualTo(SECRET);
	}

	@Test
	void opensForNothingElseAndWithNoOtherKey() {
		var vault = new Vault(KEY, this.home);
		String sealed = vault.seal("channel 1", SECRET);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> vault.open("channel 2", sealed));
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new Vault(KEY + "!", this.home).open("channel 1", sealed));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> vault.open("channel 1", SECRET));
		char last = sealed.charAt(sealed.length() - 3);
		String changed = sealed.substring(0, sealed.length() - 3) + ((last == 'A') ? 'B' : 'A')
				+ sealed.substring(sealed.length() - 2);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> vault.open("channel 1", changed));
	}

	@Test
	void withoutAKeyMakesOneForItsOwnerOnly() throws Exception {
		String sealed = new Vault(null, this.home.resolve("new")).seal("x", SECRET);
		Path file = this.home.resolve("new/vault.key");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(this.home.resolve("new")).isDirectoryNotContaining((each) -> each.toString().endsWith(".new"));
		assertThat(new Vault(null, this.home.resolve("new")).open("x", sealed)).isEqualTo(SECRET);
	}

	@Test
	void refusesAShortKey() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new Vault("short", this.home));
	}

}
