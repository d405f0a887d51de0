package org.dropback.upload.engine;

import java.nio.file.Path;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test stands on a bench of its own. */
abstract class OnBench {

    @TempDir
    Path folder;
    Bench bench;
    private final EngineLimits limits;
    private final ReceiverAnswer answer;

    OnBench() {
        this(Bench.IMPATIENT);
    }

    OnBench(EngineLimits limits) {
        this(limits, ReceiverAnswer.OK);
    }

    OnBench(EngineLimits limits, ReceiverAnswer answer) {
        this.limits = limits;
        this.answer = answer;
    }

    @BeforeEach
    final void startBench() throws Exception {
        bench = new Bench(folder, limits, answer);
    }

    @AfterEach
    final void stopBench() throws Exception {
        bench.close();
    }

    /** For a test that needs other limits than its class. */
    final void restart(EngineLimits other) throws Exception {
        bench.close();
        bench = new Bench(folder, other, answer);
    }
}
