package org.dropback.desktop.profiles.body;

/**
 * A variable that can stand in a body.
 *
 * @param name        as between the braces
 * @param explanation what it holds, in a sentence
 */
public record Suggestion(String name, String explanation) {

    /** As it is written in the body. */
    public String written() {
        return "${" + name + "}";
    }
}
