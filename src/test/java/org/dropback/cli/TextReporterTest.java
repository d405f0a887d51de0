package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.StoreResult;
import org.dropback.text.Messages;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReporterTest {

    @ParameterizedTest
    @CsvSource({"FAILED, false", "CANCELLED, false", "DONE, true"})
    void anObjectThatWasLeftAloneIsNotSaidToBePutTogether(JobState state, boolean copied) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, UTF_8);
        var there = new StoreResult("ABC", "1", "R", null);
        var failure = state == JobState.DONE ? null : ErrorEvidence.local(Stored.YES, LocalError.PROPERTIES_UNREADABLE, "GetObjectTagging");
        new TextReporter(new Console(out, out, false), Messages.of(Locale.ENGLISH))
                .finished(new Finished(null, "b", "k", UploadMethod.COPY, 5, state, 0, 10, there, failure, true));
        var told = bytes.toString(UTF_8);
        assertEquals(copied, told.contains("Put together again"), told);
        assertTrue(told.contains("ETag ABC"), told);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sniIsAdvisedForHttpsAlone(boolean https) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, UTF_8);
        var failure = new ErrorEvidence(Stored.YES, 203, "CallbackFailed", "Error status : 502.", "R", "0007-00000203");
        new TextReporter(new Console(out, out, false), Messages.of(Locale.ENGLISH))
                .finished(new Finished("a", "b", "k", UploadMethod.PUT, 5, JobState.CALLBACK_FAILED, 0, 10, null, failure, https));
        assertEquals(https, bytes.toString(UTF_8).contains("SNI"), bytes.toString(UTF_8));
    }
}
