package org.dropback.cli;

import java.time.Duration;
import org.dropback.text.ByteSize;
import org.dropback.upload.engine.EngineLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The words for how much goes out at once, how fast, and how long a failure is tried again; the settings say what none of them says. */
final class PaceOptions {

    /** Where the settings have a limit. */
    private static final String NO_LIMIT = "none";
    private static final int MAX_PARALLEL = 256;

    @Option(names = "--jobs", paramLabel = "N", descriptionKey = "cli.option.jobs")
    @Nullable Integer jobs;

    @Option(names = "--parts", paramLabel = "N", descriptionKey = "cli.option.parts")
    @Nullable Integer parts;

    @Option(names = "--retry-for", paramLabel = "DURATION", descriptionKey = "cli.option.retry-for")
    @Nullable Duration retryFor;

    @Option(names = "--limit", paramLabel = "SIZE/s", descriptionKey = "cli.option.limit")
    @Nullable String limit;

    /** A number without a unit is bytes a second to us and megabytes to many a tool. */
    long bytesPerSecond(CliServices services) {
        if (limit == null) {
            return services.uploads().bytesPerSecond();
        }
        if (limit.equalsIgnoreCase(NO_LIMIT)) {
            return 0;
        }
        try {
            var size = limit.endsWith("/s") ? limit.substring(0, limit.length() - 2) : limit;
            long bytes = ByteSize.parse(size);
            if (bytes > 0 && size.chars().anyMatch(Character::isLetter)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new WrongUsage(services.messages().get("cli.usage.bad-value", "--limit", Printable.line(limit), "10MB/s, 500KB/s…"));
    }

    EngineLimits limits(CliServices services) {
        var usual = services.uploads().limits();
        return new EngineLimits(atOnce("--jobs", jobs, usual.files(), services), atOnce("--parts", parts, usual.partsPerFile(), services), retryFor != null ? retryFor : usual.retryFor());
    }

    private static @Nullable Integer atOnce(String option, @Nullable Integer told, @Nullable Integer usual, CliServices services) {
        if (told != null && (told < 1 || told > MAX_PARALLEL)) {
            throw new WrongUsage(services.messages().get("cli.usage.out-of-range", option, "1", String.valueOf(MAX_PARALLEL)));
        }
        return told != null ? told : usual;
    }
}
