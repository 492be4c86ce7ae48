package dental.cuspid.pipelines.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;
import dental.cuspid.pipelines.BoardService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A patient's deals on the patient page, open ones first.
 */
@Component
class DealsPanel implements PatientPanel {

	private static final int SHOWN = 50;

	private final BoardService boards;

	private final CurrentStaff current;

	private final MessageSource messages;

	DealsPanel(BoardService boards, CurrentStaff current, MessageSource messages) {
		this.boards = boards;
		this.current = current;
		this.messages = messages;
	}

	@Override
	public String key() {
		return "deals";
	}

	@Override
	public int order() {
		return 80;
	}

	@Override
	public String labelKey() {
		return "boards.panel.title";
	}

	@Override
	public String fragment() {
		return "pipelines/panel :: panel";
	}

	@Override
	public Map<String, Object> model(PatientId patient) {
		Locale locale = LocaleContextHolder.getLocale();
		List<Row> rows = this.boards.ofPatient(patient, SHOWN)
			.stream()
			.map((one) -> new Row(one, this.messages.getMessage(one.deal().pipeline().label(), locale),
					(one.stage() != null) ? this.messages.getMessage(one.stage().label(), locale) : one.deal().stage()))
			.toList();
		var model = new HashMap<String, Object>();
		model.put("dealsOfPatient", rows);
		model.put("dealsPatient", patient.toString());
		model.put("dealsMayEdit", this.current.actor().may(Right.EDIT_DEALS));
		return model;
	}

	/**
	 * A deal with its names.
	 */
	record Row(BoardService.DealOfPatient row, String pipeline, String stage) {

	}

}
