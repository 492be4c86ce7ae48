package dental.cuspid.staff;

import java.util.Arrays;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/**
 * Enforces {@link Requires} on every service.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(prePostEnabled = false)
class RightsConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor rights(ObjectProvider<CurrentStaff> current) {
		AuthorizationManager<org.aopalliance.intercept.MethodInvocation> manager = (authentication, call) -> {
			Class<?> target = (call.getThis() != null) ? AopUtils.getTargetClass(call.getThis()) : null;
			var method = AopUtils.getMostSpecificMethod(call.getMethod(), target);
			Requires requires = AnnotatedElementUtils.findMergedAnnotation(method, Requires.class);
			if (requires == null) {
				return new AuthorizationDecision(true);
			}
			Actor actor = current.getObject().actor();
			return new AuthorizationDecision(Arrays.stream(requires.value()).anyMatch(actor::may));
		};
		return new AuthorizationManagerBeforeMethodInterceptor(
				AnnotationMatchingPointcut.forMethodAnnotation(Requires.class), manager);
	}

}
