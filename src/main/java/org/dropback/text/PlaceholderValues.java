package org.dropback.text;

/** Fills placeholders, for one file. */
@FunctionalInterface
public interface PlaceholderValues {

    /** @throws PlaceholderException where there is no value for it here */
    String value(Placeholder placeholder) throws PlaceholderException;
}
