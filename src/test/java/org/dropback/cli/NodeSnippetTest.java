package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dropback.snippet.SnippetLanguage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Needs node, and npm that can fetch ali-oss. */
@Tag("clients")
class NodeSnippetTest extends SnippetUploads {

    /** Kept across runs, and shared with the tests of foreign clients. */
    private static final Path PACKAGES = Path.of("target", "clients").toAbsolutePath();

    @BeforeAll
    static void fetch() throws Exception {
        var fetched = new ProcessBuilder("npm", "install", "--prefix", PACKAGES.toString(), "--no-audit", "--no-fund", "--no-save", "ali-oss@6.23.0")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        org.junit.jupiter.api.Assertions.assertEquals(0, fetched.waitFor(), "npm cannot fetch ali-oss");
    }

    @Override
    SnippetLanguage language() {
        return SnippetLanguage.NODEJS;
    }

    @Override
    List<String> command(Path program) {
        return List.of("node", program.toString());
    }

    @Override
    Map<String, String> environment() throws IOException {
        var names = Files.writeString(folder.resolve("names.js"), """
                const dns = require('dns');
                const lookup = dns.lookup;
                dns.lookup = (name, ...rest) => lookup(['%s', '%s'].includes(name) ? '127.0.0.1' : name, ...rest);
                """.formatted(BUCKET_DOMAIN, OWN_CLOUD));
        return Map.of("NODE_PATH", PACKAGES.resolve("node_modules").toString(), "NODE_OPTIONS", "--require " + names);
    }
}
