package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Override
    Map<String, String> environment() throws IOException {
        Files.writeString(folder.resolve(".curlrc"), "resolve = " + BUCKET_DOMAIN + ":" + port() + ":127.0.0.1\nresolve = " + OWN_CLOUD + ":" + port() + ":127.0.0.1\n");
        return Map.of("CURL_HOME", folder.toString());
    }
}
