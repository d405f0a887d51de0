package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.upload.JobState;
import org.dropback.upload.engine.Relay.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of what stands before OSS, and of an OSS that asks for time. */
@Timeout(180)
class EngineGatewayTest extends OnBench {

    @Test
    void theErrorPageOfAGatewayAfterTheLastByteCallsNobodyTwice() throws Exception {
        restart(EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(5)));
        var first = new AtomicInteger();
        bench.relay.rule(line -> line.startsWith("PUT") && first.getAndIncrement() == 0 ? Fate.GATEWAY_503 : Fate.PASS);
        var job = bench.run(bench.relayed(bench.request(bench.file("a", 1000), "a", bench.profile("/callback"))));
        assertEquals(1, bench.sandbox.callbacks().size(), "callbacks; the job ended " + job.state());
        assertEquals(JobState.CALLBACK_UNKNOWN, job.state());
    }

    @Test
    void whoAsksForMoreTimeThanARetryTakesGetsIt() throws Exception {
        restart(EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(2)));
        var first = new AtomicInteger();
        bench.relay.rule(line -> line.startsWith("PUT") && first.getAndIncrement() == 0 ? Fate.WAIT_3S : Fate.PASS);
        var job = bench.run(bench.relayed(bench.request(bench.file("a", 1000), "a", null)));
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
    }

    @Test
    void aPutThatArrivedDamagedIsSentAgain() throws Exception {
        restart(EngineLimits.DEFAULT.withRetryFor(Duration.ofSeconds(20)));
        bench.sandbox.addFault(FaultRule.parse("wrong-crc op=PutObject times=1"));
        var job = bench.run(bench.request(bench.file("a", 1000), "a", null));
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
    }
}
