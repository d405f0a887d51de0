package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the programs: whole files, lines ended by {@code \n}, to be saved as UTF-8. Never a secret in them. Any thread. */
public final class Snippets {

    private Snippets() {
    }

    /** @param input what to upload; a receiver says nothing of it */
    public static String write(SnippetLanguage language, SnippetInput input) {
        return Template.fill(template(language), InputValues.of(input, language.literals()));
    }

    /** The program of a {@link SnippetKind#RECEIVER}. */
    public static String receiver(SnippetLanguage language) {
        return Template.fill(template(language), TemplateValues.NONE);
    }

    /** Whether this language's SDK cannot name the bucket in the path, as the connection wants; the program says so too. */
    public static boolean leavesPathStyle(SnippetLanguage language, SnippetInput input) {
        return language.cannotNameBucketInPath() && BucketPlace.isPathByName(input.connection());
    }

    private static String template(SnippetLanguage language) {
        var name = language.folder() + "/" + language.fileName();
        try (var in = Snippets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no template " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
