package dental.cuspid.boards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the stack itself gives: the least board behind Spring MVC, Thymeleaf and JDBC,
 * without sign-in, session, rights, history or automation.
 */
@SpringBootConfiguration
@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
		DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
		HttpMessageConvertersAutoConfiguration.class, ThymeleafAutoConfiguration.class,
		DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
		DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class })
@Controller
public class BareStack {

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	BareStack(JdbcTemplate jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	public static void main(String[] args) {
		SpringApplication.run(BareStack.class, args);
	}

	@GetMapping("/board")
	String board(Model model) {
		Map<Object, List<Map<String, Object>>> columns = new LinkedHashMap<>();
		this.jdbc
			.queryForList("""
					select s.id, s.name, c.* from stage s cross join lateral (select d.id as deal, d.title, d.amount, d.owner_id,
						d.moved_at, p.full_name, p.phone from deal d join patient p on p.id = d.patient_id where d.stage_id = s.id
						order by d.moved_at desc limit 20) c order by s.id, c.moved_at desc""")
			.forEach((row) -> columns.computeIfAbsent(row.get("id"), (key) -> new ArrayList<>()).add(row));
		model.addAttribute("cols", columns);
		model.addAttribute("stages", this.jdbc.queryForList("select id, name, cards, amount from stage order by id"));
		return "board";
	}

	@PostMapping("/move")
	String move(@RequestParam long d, @RequestParam int t) {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.update("update deal set stage_id = ?, moved_at = now() where id = ?", t, d);
			this.jdbc.update("""
					insert into outbox (topic, payload)
					values ('deal.moved', jsonb_build_object('deal', ?::bigint, 'to', ?::int))""", d, t);
		});
		return "redirect:/board";
	}

}
