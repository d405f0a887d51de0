package org.dropback.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropback.text.Durations;
import org.dropback.text.Messages;

/** {@code --since}: so long ago, or a day or a moment, of this machine's zone where none is given. */
final class Since {

    private Since() {
    }

    static Instant parse(String text, Clock clock, Messages messages) {
        var zone = clock.getZone();
        return List.<Supplier<Instant>>of(
                        () -> clock.instant().minus(Durations.parse(text)),
                        () -> LocalDate.parse(text).atStartOfDay(zone).toInstant(),
                        () -> LocalDateTime.parse(text).atZone(zone).toInstant(),
                        () -> OffsetDateTime.parse(text).toInstant())
                .stream().map(Since::attempt).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new WrongUsage(messages.get("cli.usage.bad-value", "--since", Printable.line(text), "90m, 24h, 2026-11-25, 2026-11-25T08:00:00…")));
    }

    private static Optional<Instant> attempt(Supplier<Instant> form) {
        try {
            return Optional.of(form.get());
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
