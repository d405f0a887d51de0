package org.dropback.callback;

/** What is not documented of how OSS fills a body, with a default until a real bucket tells (facts 10). */
public record RenderRules(EmptyInJson emptyInJson, SpaceInForm spaceInForm) {

    /** What an empty variable becomes in a JSON body. */
    public enum EmptyInJson {
        QUOTES("\"\""), NOTHING(""), NULL("null");

        private final String text;

        EmptyInJson(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** What a space in a value becomes in a form body. */
    public enum SpaceInForm { PERCENT20, PLUS }

    public static final RenderRules DEFAULT = new RenderRules(EmptyInJson.QUOTES, SpaceInForm.PERCENT20);
}
