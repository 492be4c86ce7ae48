package dental.cuspid.pipelines.web;

import java.util.Set;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

import org.springframework.stereotype.Component;

/**
 * Lets a template put {@link Markup} in its place with {@code kept:cards}, and nothing
 * else: texts stay escaped.
 */
@Component
class MarkupDialect extends AbstractProcessorDialect {

	private static final int AFTER_CONDITIONS = 1300;

	MarkupDialect() {
		super("Kept markup", "kept", StandardDialect.PROCESSOR_PRECEDENCE);
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		return Set.of(new Put(prefix));
	}

	private static final class Put extends AbstractAttributeTagProcessor {

		private Put(String prefix) {
			super(TemplateMode.HTML, prefix, null, false, "cards", true, AFTER_CONDITIONS, true);
		}

		@Override
		protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attribute,
				String expression, IElementTagStructureHandler structure) {
			var parsed = StandardExpressions.getExpressionParser(context.getConfiguration())
				.parseExpression(context, expression);
			structure.replaceWith(((Markup) parsed.execute(context)).html(), false);
		}

	}

}
