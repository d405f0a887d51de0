package org.dropback.check;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dropback.check.Step.Kind;
import org.dropback.check.Step.Sentence;
import org.dropback.connection.Addressing;
import org.dropback.connection.Connection;
import org.dropback.connection.ConnectionProblem;
import org.dropback.connection.ConnectionRules;
import org.dropback.connection.Line;
import org.dropback.connection.SavedConnection;
import org.dropback.oss.CancelSignal;
import org.dropback.text.BadInputException;
import org.dropback.wire.NameLookup;

/**
 * Looks at a connection from the outside in. Stops where the next step would stand on one that failed, and where it is cancelled. Stores an object
 * only for {@link Probe#OBJECT}. Blocks; any thread.
 */
public final class ConnectionCheck {

    private final ConnectionDoor door;
    private final Clock clock;
    private final NameLookup lookup;

    public ConnectionCheck(ConnectionDoor door, Clock clock) {
        this(door, clock, NameLookup.SYSTEM);
    }

    ConnectionCheck(ConnectionDoor door, Clock clock, NameLookup lookup) {
        this.lookup = lookup;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Runs it.
     *
     * @param probe    how the right to put is tried
     * @param sandbox  whether it is one of ours, whose name and address are no settings of the user's
     * @param progress told of each step as soon as it is done
     * @return all steps that were taken
     */
    public List<Step> run(SavedConnection connection, Probe probe, boolean sandbox, CancelSignal cancel, Consumer<Step> progress) {
        var steps = new ArrayList<Step>();
        Consumer<Step> each = step -> {
            steps.add(step);
            progress.accept(step);
        };
        if (isSound(connection, sandbox, each) && !cancel.isCancelled() && isReached(connection, cancel, each) && !cancel.isCancelled()) {
            new Rights(door).check(connection, probe, cancel, each);
        }
        return List.copyOf(steps);
    }

    private static boolean isSound(SavedConnection connection, boolean sandbox, Consumer<Step> each) {
        var problems = sandbox ? List.<ConnectionProblem>of() : ConnectionRules.problems(connection);
        if (!problems.isEmpty()) {
            each.accept(Step.failed(Kind.SETTINGS, problems.getFirst()::text, List.of(Sentence.of("test.settings.mend")), ""));
        }
        return problems.isEmpty();
    }

    private boolean isReached(SavedConnection saved, CancelSignal cancel, Consumer<Step> each) {
        var connection = saved.connection();
        Line line;
        try {
            line = door.line(saved);
        } catch (BadInputException e) {
            each.accept(Step.failed(Kind.SETTINGS, e::text, List.of(Sentence.of("test.settings.mend")), ""));
            return false;
        }
        try (var reached = new Reached(lookup, line, "https".equals(connection.endpoint().getScheme()), authority(connection))) {
            var kind = line.proxy() == null ? "" : "proxy.";
            var at = reached.firstHost() + ":" + reached.firstPort();
            try {
                var address = reached.lookUp();
                each.accept(Step.passed(Kind.DNS, Sentence.of("test.dns", reached.firstHost(), address.getHostAddress())));
                try (var _ = reached.connect(address, cancel)) {
                    each.accept(Step.passed(Kind.TCP, Sentence.of("test.tcp", at)));
                    return speaks(reached, connection, cancel, each);
                } catch (SocketTimeoutException e) {
                    each.accept(Step.failed(Kind.TCP, kind + "silent", at));
                }
            } catch (UnknownHostException e) {
                each.accept(Step.failed(Kind.DNS, kind + "unknown", reached.firstHost()));
            } catch (IOException e) {
                if (!cancel.isCancelled()) {
                    each.accept(Step.failed(Kind.TCP, kind + "unreachable", at, e.getClass().getSimpleName()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }

    /** The bucket's own host, as requests name it. */
    private static String authority(Connection connection) {
        var endpoint = connection.endpoint();
        var host = String.valueOf(endpoint.getHost());
        boolean inFront = connection.addressing() == Addressing.VIRTUAL_HOST
                || connection.addressing() == Addressing.AUTO && !host.equals("localhost") && !host.matches("\\d+(\\.\\d+){3}");
        return (inFront ? connection.bucket() + "." : "") + endpoint.getAuthority();
    }

    private boolean speaks(Reached reached, Connection connection, CancelSignal cancel, Consumer<Step> each) {
        if (!isSecured(reached, connection, cancel, each)) {
            return false;
        }
        try {
            return new Answered(clock).isOss(reached.ask("/?dropback-check"), each);
        } catch (Reached.ProxyException e) {
            each.accept(proxyRefused(Kind.OSS, e));
        } catch (SocketTimeoutException e) {
            each.accept(Step.failed(Kind.OSS, "mute", connection.endpoint().toString()));
        } catch (IOException e) {
            if (!cancel.isCancelled()) {
                each.accept(Step.failed(Kind.OSS, "nohttp", connection.endpoint().toString()));
            }
        }
        return false;
    }

    private static boolean isSecured(Reached reached, Connection connection, CancelSignal cancel, Consumer<Step> each) {
        try {
            var certificate = reached.secure();
            each.accept(certificate == null ? plain(connection) : Step.passed(Kind.TLS, Sentence.of("test.tls", name(certificate.getIssuerX500Principal()
                    .getName()), certificate.getNotAfter().toInstant().toString().substring(0, 10))));
            return true;
        } catch (Reached.ProxyException e) {
            each.accept(proxyRefused(Kind.TLS, e));
        } catch (SocketTimeoutException e) {
            each.accept(Step.failed(Kind.TLS, "tls.silent"));
        } catch (Reached.NoHttpException e) {
            each.accept(Step.failed(Kind.TLS, "proxy.nohttp", reached.firstHost()));
        } catch (IOException | GeneralSecurityException e) {
            if (!cancel.isCancelled()) {
                each.accept(untrusted(e));
            }
        }
        return false;
    }

    private static Step plain(Connection connection) {
        return String.valueOf(connection.endpoint().getHost()).matches("localhost|127(\\.\\d+){3}") ? Step.skipped(Kind.TLS, "tls.local")
                : Step.warning(Kind.TLS, "tls.plain");
    }

    private static Step proxyRefused(Kind kind, Reached.ProxyException e) {
        return e.status() == 407 ? Step.failed(kind, "proxy.password") : Step.failed(kind, "proxy.refused", Integer.toString(e.status()));
    }

    private static Step untrusted(Exception e) {
        var reasons = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause).limit(20).toList();
        var text = String.valueOf(reasons.getLast().getMessage());
        var key = reasons.stream().noneMatch(reason -> reason instanceof CertificateException || reason instanceof GeneralSecurityException) ? "tls.broken"
                : text.contains("No subject alternative") || text.contains("No name matching") ? "tls.name"
                : reasons.stream().anyMatch(CertificateExpiredException.class::isInstance) ? "tls.expired" : "tls.untrusted";
        var failed = Step.failed(Kind.TLS, key);
        return Step.failed(Kind.TLS, failed.what(), failed.mend(), text.lines().findFirst().orElse(""));
    }

    private static String name(String principal) {
        return Arrays.stream(principal.split(",")).filter(part -> part.startsWith("CN=") || part.startsWith("O=")).findFirst()
                .map(part -> part.substring(part.indexOf('=') + 1)).orElse(principal);
    }
}
