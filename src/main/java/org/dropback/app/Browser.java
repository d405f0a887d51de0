package org.dropback.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a web page in the user's browser by the platform's own command; AWT's way would load a second GTK. Returns at once. */
final class Browser implements Consumer<URI> {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private final Executor background;

    Browser(Executor background) {
        this.background = background;
    }

    @Override
    public void accept(URI page) {
        background.execute(() -> {
            try {
                new ProcessBuilder(command(System.getProperty("os.name"), page)).inheritIO().start();
            } catch (IOException e) {
                LOG.warn("no browser could be started", e);
            }
        });
    }

    static List<String> command(String osName, URI page) {
        if (osName.startsWith("Windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of(osName.startsWith("Mac") ? "open" : "xdg-open", page.toString());
    }
}
