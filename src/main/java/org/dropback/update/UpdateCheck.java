package org.dropback.update;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dropback.update.UpdateResult.Cause;
import org.dropback.wire.Delivery;
import org.dropback.wire.OutgoingRequest;
import org.dropback.wire.Sender;

/**
 * Asks for a newer version. Tells the server nothing but that a Dropback asks. An old file, which somebody who holds the line may send again, is signed too:
 * it can keep a newer version from being told of, but never pass an older one for newer. Immutable, any thread.
 */
public final class UpdateCheck {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 << 10;

    private final Sender sender;
    private final String current;
    private final Duration limit;

    /** @param current the version that runs */
    public UpdateCheck(Sender sender, String current) {
        this(sender, current, LIMIT);
    }

    /** @param limit for everything together */
    UpdateCheck(Sender sender, String current, Duration limit) {
        this.sender = sender;
        this.current = current;
        this.limit = limit;
    }

    public String current() {
        return current;
    }

    /** Waits for the answer, at most 10 s. */
    public UpdateResult ask(UpdateSource source) throws InterruptedException {
        var server = source.url().getRawAuthority();
        return switch (sender.send(request(source.url()), limit, MOST_BYTES)) {
            case Delivery.Failed failed -> new UpdateResult.Failed(Cause.UNREACHABLE, server, failed.detail());
            case Delivery.Answered(_, _, var answer) when answer.status() != 200 -> new UpdateResult.Failed(Cause.REFUSED, server, String.valueOf(answer.status()));
            case Delivery.Answered(_, _, var answer) when answer.tooLong() -> new UpdateResult.Failed(Cause.TOO_LONG, server, String.valueOf(MOST_BYTES >> 10));
            case Delivery.Answered(_, _, var answer) -> read(answer.body(), source, server);
        };
    }

    private UpdateResult read(byte[] file, UpdateSource source, String server) {
        try {
            var release = SignedRelease.read(file, source.key());
            return isNewer(release.version()) ? new UpdateResult.Newer(current, release) : new UpdateResult.Newest(current);
        } catch (UnusableReleaseException e) {
            return new UpdateResult.Failed(e.why(), server, String.valueOf(e.getMessage()));
        }
    }

    /** Whatever is published is newer than a build that knows no version of its own. */
    private boolean isNewer(String version) {
        var mine = ReleaseVersion.of(current);
        return mine.isEmpty() || ReleaseVersion.of(version).orElseThrow().compareTo(mine.get()) > 0;
    }

    private static OutgoingRequest request(URI url) {
        boolean tls = url.getScheme().equalsIgnoreCase("https");
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new OutgoingRequest(url.getHost(), url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80, tls, true, "GET", path + query,
                List.of(Map.entry("Host", url.getRawAuthority()), Map.entry("User-Agent", "Dropback"), Map.entry("Accept", "application/json"),
                        Map.entry("Connection", "close")), new byte[0]);
    }
}
