package dental.cuspid.imports.web;

import org.jspecify.annotations.Nullable;

import dental.cuspid.imports.ImportKind;
import dental.cuspid.imports.OnDuplicate;

import org.springframework.web.multipart.MultipartFile;

/**
 * A file to look through.
 */
record UploadForm(@Nullable MultipartFile file, @Nullable ImportKind kind, @Nullable OnDuplicate onDuplicate) {

	static UploadForm empty() {
		return new UploadForm(null, ImportKind.PATIENTS, OnDuplicate.SKIP);
	}

	ImportKind kindOrPatients() {
		return (this.kind != null) ? this.kind : ImportKind.PATIENTS;
	}

	OnDuplicate duplicateOrSkip() {
		return (this.onDuplicate != null) ? this.onDuplicate : OnDuplicate.SKIP;
	}

}
