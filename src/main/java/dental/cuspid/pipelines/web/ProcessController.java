package dental.cuspid.pipelines.web;

import java.util.List;
import java.util.Locale;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.ProcessService;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The process of a pipeline, drawn from its stages as they are set up (BX-G3).
 */
@Controller
class ProcessController {

	private final ProcessService process;

	private final ClinicTime time;

	private final MessageSource messages;

	ProcessController(ProcessService process, ClinicTime time, MessageSource messages) {
		this.process = process;
		this.time = time;
		this.messages = messages;
	}

	@GetMapping("/boards/{pipeline}/process")
	String show(@PathVariable("pipeline") String name, Model model, Locale locale) {
		Pipeline pipeline = BoardQuery.pipeline(name);
		List<ProcessService.Step> steps = this.process.process(pipeline);
		model.addAttribute("pipeline", pipeline);
		model.addAttribute("slug", BoardQuery.slug(pipeline));
		model.addAttribute("drawing", ProcessDrawing.of(pipeline, steps, this.messages, locale));
		model.addAttribute("steps", steps);
		model.addAttribute("from", this.time.today().minusDays(ProcessService.SPAN.toDays()));
		model.addAttribute("days", ProcessService.SPAN.toDays());
		return "pipelines/process";
	}

}
