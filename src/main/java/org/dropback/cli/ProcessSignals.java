package org.dropback.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The signals of this process. {@code sun.misc.Signal} (module jdk.unsupported) is the one way to tell SIGINT from SIGTERM: a shutdown hook cannot.
 * A second signal ends the process at once, so that nothing that hangs can keep it.
 */
public final class ProcessSignals implements Signals {

    private static final Map<String, Kind> KINDS = Map.of("INT", Kind.INTERRUPT, "TERM", Kind.TERMINATE, "HUP", Kind.TERMINATE);

    @Override
    public Registration listen(Consumer<Kind> listener) {
        var previous = new LinkedHashMap<Signal, SignalHandler>();
        var first = new AtomicBoolean(true);
        KINDS.forEach((name, kind) -> {
            try {
                var signal = new Signal(name);
                previous.put(signal, Signal.handle(signal, received -> {
                    if (!first.getAndSet(false)) {
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                    }
                    listener.accept(kind);
                }));
            } catch (IllegalArgumentException e) {
                // This platform has no such signal, or the JVM was told to leave it alone (-Xrs): it keeps its default meaning.
            }
        });
        return () -> previous.forEach(Signal::handle);
    }
}
