package org.dropback.snippet;

/** How a language writes down a text. */
@FunctionalInterface
interface Literals {

    /** @return quotes included; a program that reads it has the same characters, whatever they are (no unpaired surrogates come) */
    String of(String text);
}
