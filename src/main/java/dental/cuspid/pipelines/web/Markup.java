package dental.cuspid.pipelines.web;

/**
 * Finished HTML that only {@link CardFragments} makes, from a template that escapes.
 */
record Markup(String html) {

}
