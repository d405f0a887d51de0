package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.fire.TestFire;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.text.Messages;
import org.dropback.wire.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiringTest {

    @Test
    void itIsSentForTheChosenFileAndForTheSameOnceMore(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("a b.txt"), "hello");
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var firing = new Firing(new TestFire(new Sender(), Clock.systemUTC()), null, () -> "photos", Clock.systemUTC(), Runnable::run, Runnable::run,
                    Messages.of(Locale.ENGLISH));
            firing.send(new CallbackProfile("Order", List.of(sandbox.receiverUrl().toString()), null, false, BodyType.FORM, "o=${object}&s=${size}&n=${x:n}",
                    List.of(CallbackVariable.fromFile("x:n", "{stem}")), Map.of()), Sample.of(file, _ -> { }));
            firing.again();
            var bodies = sandbox.callbacks().stream().map(callback -> callback.bodyText()).toList();
            assertEquals(List.of("o=a%20b.txt&s=5&n=a%20b", "o=a%20b.txt&s=5&n=a%20b"), bodies);
        }
    }
}
