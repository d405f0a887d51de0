package org.dropback.text;

import org.jspecify.annotations.Nullable;

/**
 * One {@code {name}} or {@code {name:argument}} of a template.
 *
 * @param name     one of {@link PlaceholderTemplate#NAMES}
 * @param argument the pattern of {@code date}, the variable of {@code env}, the column of {@code row}; null for all others
 */
public record Placeholder(String name, @Nullable String argument) {

    @Override
    public String toString() {
        return argument == null ? "{" + name + "}" : "{" + name + ":" + argument + "}";
    }
}
