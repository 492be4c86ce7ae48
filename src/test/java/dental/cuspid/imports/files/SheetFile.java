package dental.cuspid.imports.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Small Excel files to test with, written by hand: the parts such a file cannot do
 * without.
 */
public final class SheetFile {

	private SheetFile() {
	}

	/**
	 * An Excel file with one sheet.
	 * @param rows the content of {@code sheetData}
	 */
	public static byte[] of(String rows) {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			add(zip, "[Content_Types].xml",
					"""
							<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
							<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
							<Default Extension="xml" ContentType="application/xml"/>
							<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
							<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
							<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
							</Types>""");
			add(zip, "_rels/.rels",
					"""
							<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
							<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
							</Relationships>""");
			add(zip, "xl/workbook.xml",
					"""
							<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
							<sheets><sheet name="Patients" sheetId="1" r:id="rId1"/></sheets></workbook>""");
			add(zip, "xl/_rels/workbook.xml.rels",
					"""
							<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
							<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
							<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
							</Relationships>""");
			add(zip, "xl/styles.xml",
					"""
							<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
							<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>
							<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>""");
			add(zip, "xl/worksheets/sheet1.xml",
					"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
							+ "</sheetData></worksheet>");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** A row of cells that are already written as XML. */
	public static String row(int number, String... cells) {
		var row = new StringBuilder("<row r=\"" + number + "\">");
		for (int i = 0; i < cells.length; i++) {
			row.append(cells[i].replace("<c", "<c r=\"" + (char) ('A' + i) + number + "\""));
		}
		return row.append("</row>").toString();
	}

	public static String text(String text) {
		return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
	}

	static Path file(byte[] bytes) {
		try {
			Path file = Files.createTempFile("table", ".bin");
			file.toFile().deleteOnExit();
			return Files.write(file, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void add(ZipOutputStream zip, String name, String content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

}
