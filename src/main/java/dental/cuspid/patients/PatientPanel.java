package dental.cuspid.patients;

import java.util.Map;

/**
 * A slot: a tab of the patient page.
 */
public interface PatientPanel {

	/** Key of the tab, also in the address: {@code /patients/{id}?tab=key}. */
	String key();

	/** Order of the tab, in tens; the timeline is 10, details are 900. */
	int order();

	/** Message key of the tab's label. */
	String labelKey();

	/**
	 * Thymeleaf fragment that draws the tab, for example {@code checkout/panel :: panel}.
	 */
	String fragment();

	/** What the fragment needs, as model attributes; asked only for the tab shown. */
	Map<String, Object> model(PatientId patient);

}
