package dental.cuspid;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.validation.AbstractPropertyBindingResult;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * Binds form records so that a page shown again has everything that was typed. Where a
 * value could not be read, Spring leaves the errors without the record they are about:
 * they would be dropped from the model, and fields of nested records with them.
 */
class FormBinder extends ExtendedServletRequestDataBinder {

	private @Nullable BeanPropertyBindingResult result;

	FormBinder(@Nullable Object target, String objectName) {
		super(target, objectName);
	}

	@Override
	public void construct(ValueResolver values) {
		try {
			super.construct(values);
		}
		catch (IndexOutOfBoundsException ex) {
			// a row no page shows
			throw new ErrorResponseException(HttpStatus.BAD_REQUEST, ex);
		}
		AbstractPropertyBindingResult found = super.getInternalBindingResult();
		if (found.hasErrors() && getTarget() != null && found.getTarget() == null) {
			this.result = new BeanPropertyBindingResult(getTarget(), getObjectName());
			if (getConversionService() != null) {
				this.result.initConversion(getConversionService());
			}
			this.result.addAllErrors(found);
		}
	}

	@Override
	protected AbstractPropertyBindingResult getInternalBindingResult() {
		return (this.result != null) ? this.result : super.getInternalBindingResult();
	}

}
