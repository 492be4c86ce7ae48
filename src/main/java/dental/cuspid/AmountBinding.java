package dental.cuspid;

import java.math.BigDecimal;

import dental.cuspid.WebConfiguration.AmountFormatter;

import org.springframework.format.support.FormatterPropertyEditorAdapter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Amounts in forms and addresses are read in one way. Without this, text the formatter
 * refuses is offered to an editor that takes it all the same: 12 5 as 125, and
 * 1e999999999 as a number that fills the memory when it is written out.
 */
@ControllerAdvice
class AmountBinding {

	@InitBinder
	void readAmounts(WebDataBinder binder) {
		binder.registerCustomEditor(BigDecimal.class, new FormatterPropertyEditorAdapter(new AmountFormatter()));
	}

}
