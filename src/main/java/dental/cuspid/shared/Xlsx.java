package dental.cuspid.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook with one table: headings in bold that stay in view, numbers as
 * numbers. A text is never a formula here, whatever it begins with.
 */
final class Xlsx implements Sheet, AutoCloseable {

	private static final int LONGEST_NAME = 31;

	private static final int LONGEST_TEXT = 32_767;

	private final Workbook book;

	private final Worksheet sheet;

	private int row;

	Xlsx(OutputStream out, String name) {
		this.book = new Workbook(out, "Cuspid", "1.0");
		this.sheet = this.book.newWorksheet(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
	}

	@Override
	public void line(Collection<?> cells) {
		int column = 0;
		for (Object cell : cells) {
			if (cell instanceof Number number) {
				this.sheet.value(this.row, column, number);
			}
			else {
				String text = cell.toString();
				this.sheet.value(this.row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
			}
			column++;
		}
		if (this.row == 0) {
			this.sheet.range(0, 0, 0, Math.max(0, column - 1)).style().bold().set();
			this.sheet.freezePane(0, 1);
		}
		this.row++;
	}

	@Override
	public void close() throws IOException {
		this.book.close();
	}

}
