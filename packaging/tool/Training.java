import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the AOT cache by running the image's own launcher with {@code --smoke}: window, screens, an upload, a command. One word of its options differs
 * meanwhile, because the JVM takes no cache that was made with other ones.
 */
final class Training {

    private static final String USED = "-XX:AOTCache=";
    private static final String MADE = "-XX:AOTCacheOutput=";
    private static final int MINUTES = 10;

    private Training() {
    }

    static void train(Path image, Platform platform) throws IOException, InterruptedException {
        var options = Trees.find(image, ".cfg");
        var cache = options.resolveSibling("dropback.aot");
        var usual = Files.readString(options);
        var home = Files.createTempDirectory("dropback-training");
        try {
            Files.writeString(options, usual.replace(USED, MADE));
            var builder = new ProcessBuilder(List.of(platform.launcher(image).toAbsolutePath().toString(), "--smoke")).inheritIO();
            builder.environment().put("DROPBACK_HOME", home.toString());
            var training = builder.start();
            if (!training.waitFor(MINUTES, TimeUnit.MINUTES)) {
                training.destroyForcibly();
                throw new IOException("the training run still goes after " + MINUTES + " minutes");
            }
            if (training.exitValue() != 0 || !Files.exists(cache)) {
                throw new IOException("the training run ended with " + training.exitValue() + (Files.exists(cache) ? "" : " and left no cache"));
            }
        } finally {
            Files.writeString(options, usual);
            Trees.delete(home);
        }
    }
}
