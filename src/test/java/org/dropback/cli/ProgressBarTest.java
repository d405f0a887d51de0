package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.RetryWait;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ProgressBar bar(boolean terminal) {
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new ProgressBar(new Console(out, out, terminal), Messages.of(Locale.ENGLISH));
    }

    private static RunTotals totals(JobSnapshot... jobs) {
        var totals = new RunTotals(jobs.length);
        totals.added(List.of(jobs));
        Arrays.stream(jobs).forEach(totals::update);
        return totals;
    }

    private static JobSnapshot job(long id, JobState state, long size, long sent) {
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "r", "b", SignatureVersion.V4);
        var file = Path.of("f");
        return new JobSnapshot(id, new UploadRequest(file, "f", connection, "f", null, UploadOptions.DEFAULT), file, size, "b", "f", state, UploadMethod.PUT,
                sent, 5_000_000, 0, 0, 0, null, null, null, null, List.of());
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalSeesOneLineThatIsWrittenOverAndTakenAway() {
        var bar = bar(true);
        var totals = totals(job(1, JobState.DONE, 500_000, 500_000), job(2, JobState.UPLOADING, 1_500_000, 500_000), job(3, JobState.FAILED, -1, 0));
        bar.show(totals);
        assertEquals("\r\u001b[K" + "█".repeat(6) + "░".repeat(6) + " 50 % · 1 MB of 2 MB · 15 MB/s · 2 of 3 files", shown());
        bar.show(totals);
        bar.clear();
        assertTrue(shown().endsWith("files\r\u001b[K"), "nothing new is not written again");
    }

    private static JobSnapshot waits(long id, ErrorEvidence why) {
        return waits(id, Instant.now().plusSeconds(3600), why);
    }

    private static JobSnapshot waits(long id, Instant next, ErrorEvidence why) {
        var job = job(id, JobState.UPLOADING, 100, 50);
        return new JobSnapshot(id, job.request(), job.file(), 100, "b", "f", job.state(), UploadMethod.PUT, 50, 0, 0, 0, 0, null, null, null, null, List.of(), 0,
                new RetryWait(next, why));
    }

    @Test
    void aTryThatHasBroughtNothingYetSaysWhyTheOneBeforeFailed() {
        bar(true).show(totals(waits(1, Instant.EPOCH, ErrorEvidence.local(Stored.NO, LocalError.CONNECTION_REFUSED, "no"))));
        assertTrue(shown().endsWith(" Trying again · connection refused · 0 of 1 files"), shown());
    }

    @Test
    void whereAllWaitForTheirNextTryItSaysWhyAndWhen() {
        var refused = waits(1, ErrorEvidence.local(Stored.NO, LocalError.CONNECTION_REFUSED, "no"));
        bar(true).show(totals(refused, waits(2, new ErrorEvidence(Stored.NO, 503, "ServiceUnavailable", "busy", null, null))));
        assertTrue(shown().matches("(?s).* Next try in 3(600|59\\d) s · (connection refused|503 ServiceUnavailable) · 0 of 2 files"), shown());
        bytes.reset();
        bar(true).show(totals(refused, job(2, JobState.WAITING, 100, 0)));
        assertTrue(shown().matches("(?s).* Next try in 3(600|59\\d) s · connection refused · 0 of 2 files"), shown());
        bytes.reset();
        bar(true).show(totals(refused, job(2, JobState.UPLOADING, 100, 10)));
        assertTrue(shown().endsWith("5 MB/s · 0 of 2 files"), shown());
    }

    @Test
    void nothingIsWrittenWhereNobodyWatches() {
        var bar = bar(false);
        bar.show(totals(job(1, JobState.UPLOADING, 100, 50)));
        bar.clear();
        assertEquals("", shown());
    }

    @Test
    void aTryThatStartedOverNeverMakesItPassTheEnds() {
        bar(true).show(totals(job(1, JobState.UPLOADING, 100, 900)));
        assertTrue(shown().contains(" 100 % "), shown());
    }

    @Test
    void eachChangeReplacesWhatItsFileHadAdded() {
        var totals = new RunTotals(2);
        totals.added(List.of(job(1, JobState.WAITING, -1, 0), job(2, JobState.WAITING, 50, 0)));
        assertEquals(50, totals.bytes());
        totals.update(job(1, JobState.WAITING, -1, 0));
        totals.update(job(1, JobState.UPLOADING, 100, 40));
        totals.update(job(1, JobState.UPLOADING, 100, 60));
        totals.update(job(2, JobState.UPLOADING, 50, 10));
        assertEquals(150, totals.bytes());
        assertEquals(70, totals.bytesSent());
        assertEquals(10_000_000, totals.bytesPerSecond());
        totals.update(job(1, JobState.FAILED, 100, 60));
        assertEquals(110, totals.bytesSent());
        assertEquals(1, totals.ended());
        assertEquals(1, totals.ended(JobState.FAILED, JobState.DONE));
        assertEquals(150, totals.bytes());
    }
}
