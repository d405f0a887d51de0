package org.dropback.upload;

/** The two halves of a file name, as {@code {stem}} and {@code {ext}} give them. */
final class FileNames {

    private FileNames() {
    }

    /** After the last dot, without it; empty where there is none, where the name begins with its only dot, or ends with it. */
    static String extension(String name) {
        return name.substring(Math.min(name.length(), stem(name).length() + 1));
    }

    /** All before the last dot; the whole name where {@link #extension} is empty. */
    static String stem(String name) {
        var dot = name.lastIndexOf('.');
        return dot <= 0 || dot == name.length() - 1 ? name : name.substring(0, dot);
    }
}
