package org.dropback.cli;

import java.nio.file.Path;
import java.util.List;
import org.dropback.snippet.SnippetLanguage;

/** Needs bash, curl and openssl. */
class CurlSnippetTest extends SnippetUploads {

    @Override
    SnippetLanguage language() {
        return SnippetLanguage.CURL;
    }

    @Override
    List<String> command(Path program) {
        return List.of("bash", program.toString());
    }
}
