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

    private static final StoreResult THERE = new StoreResult("ABC", "1", "R", null);

    @ParameterizedTest
    @CsvSource({"FAILED, false", "CANCELLED, false", "DONE, true"})
    void anObjectThatWasLeftAloneIsNotSaidToBePutTogether(JobState state, boolean copied) {
        var failure = state == JobState.DONE ? null : ErrorEvidence.local(Stored.YES, LocalError.PROPERTIES_UNREADABLE, "GetObjectTagging");
        var told = told(new Finished(null, "b", "k", UploadMethod.COPY, 5, state, 0, 10, THERE, failure, true));
        assertEquals(copied, told.contains("Put together again"), told);
        assertTrue(told.contains("ETag ABC"), told);
    }

    @ParameterizedTest
    @CsvSource({"5000, 'Sent by multipart: 5 KB in '", "2000, 'Sent by multipart: 2 KB in 10 ms; 3 KB were there already.'", "0, 'Nothing had to be sent: 5 KB were there already.'"})
    void whatAnEarlierRunHadSentIsNotSaidToBeSentAgain(long sent, String expected) {
        var told = told(new Finished("f", "b", "k", UploadMethod.MULTIPART, 5000, JobState.DONE, sent, 10, THERE, null, true));
        assertTrue(told.contains(expected), told);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sniIsAdvisedForHttpsAlone(boolean https) {
        var failure = new ErrorEvidence(Stored.YES, 203, "CallbackFailed", "Error status : 502.", "R", "0007-00000203");
        var told = told(new Finished("a", "b", "k", UploadMethod.PUT, 5, JobState.CALLBACK_FAILED, 0, 10, null, failure, https));
        assertEquals(https, told.contains("SNI"), told);
    }

    private static String told(Finished finished) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, UTF_8);
        new TextReporter(new Console(out, out, false), Messages.of(Locale.ENGLISH)).finished(finished);
        return bytes.toString(UTF_8);
    }
}
