package dental.cuspid.imports.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

import dental.cuspid.imports.ImportId;
import dental.cuspid.imports.ImportService;

/**
 * Sends the refused rows as a file.
 */
final class RefusedDownload {

	private RefusedDownload() {
	}

	static void write(ImportService imports, ImportId id, HttpServletResponse response) throws IOException {
		imports.get(id);
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"refused.csv\"");
		Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
		imports.writeRefused(id, out);
		out.flush();
	}

}
