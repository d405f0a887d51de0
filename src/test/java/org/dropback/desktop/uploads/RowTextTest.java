package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dropback.callback.CallbackFailure;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.uploads.RowText.Badge;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.RetryWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowTextTest {

    private final Messages messages = Messages.of(Locale.ENGLISH);
    private final RowText text = new RowText(messages);

    private Badge refused(CallbackFailure failure) {
        return text.callback(Jobs.callbackFailed(Jobs.profile("https://a.example/cb"), failure.message(), failure.ec()));
    }

    @Test
    void anUploadUnderWayShowsPercentSpeedAndTimeLeft() {
        assertEquals("61% · 84 MB/s · 15 s", text.progress(Jobs.moving(3_200_000_000L, 1_952_000_000L, 84_000_000)));
    }

    @Test
    void withoutASpeedThereIsNoGuessAtTheTimeLeft() {
        assertEquals("50%", text.progress(Jobs.moving(1000, 500, 0)));
    }

    @Test
    void aJobThatHadNoKeyYetShowsTheOneThatItWouldGet() {
        assertEquals("k/a.txt", text.key(Jobs.keyed(1, "a.txt", "k/{name}")));
        assertEquals("kept", text.key(Jobs.keyed(1, "a.txt", "kept")));
    }

    @Test
    void anEmptyFileIsNoDivisionByZero() {
        assertEquals("0%", text.progress(Jobs.moving(0, 0, 0)));
        assertEquals(0, text.fraction(Jobs.moving(0, 0, 0)));
    }

    @Test
    void morePartsSentTwiceAreNoMoreThanAll() {
        assertEquals("100%", text.progress(Jobs.moving(1000, 1500, 1000)));
    }

    @Test
    void aServerThatAnswered502IsNamedAsSuch() {
        assertEquals(new Badge("203 · server answered 502", Tone.WARNING), refused(CallbackFailure.status(502)));
        assertEquals("Waiting for the callback…", text.progress(Jobs.job(1, "a", JobState.CALLING_BACK)));
        assertEquals("Waiting for OSS…", text.progress(Jobs.job(1, "a", JobState.CALLING_BACK, null, null, null)));
        assertEquals("Stored · 400 ms", text.progress(Jobs.callbackFailed(Jobs.profile("https://a.example/cb"), "Error status : 502.", "0007-00000203")));
    }

    @Test
    void theOther203sHaveWordsOfTheirOwn() {
        assertEquals("203 · server not reached", refused(CallbackFailure.CANNOT_CONNECT).text());
        assertEquals("203 · no answer in time", refused(CallbackFailure.TOOK_TOO_LONG).text());
        assertEquals("203 · answer is not JSON", refused(CallbackFailure.NOT_JSON).text());
        // "Error Status : 400" there is OSS's judgement, not the server's answer.
        assertEquals("203 · callback failed", refused(CallbackFailure.MISSING_LENGTH).text());
    }

    @Test
    void aRefusalShowsStatusAndCode() {
        var failed = Jobs.job(1, "a", JobState.FAILED, null, null,
                new ErrorEvidence(Stored.NO, 400, "InvalidArgument", "The callback body is empty.", "R", null));
        assertEquals(new Badge("400 InvalidArgument", Tone.DANGER), text.callback(failed));
        assertEquals("Not stored", text.progress(failed));
    }

    @Test
    void aSuccessShowsHowLongTheAnswerTook() {
        assertEquals(new Badge("200 · 38 ms", Tone.SUCCESS), text.callback(Jobs.done(Jobs.profile("https://a.example/cb"), new byte[0])));
    }

    @Test
    void aPlainUploadHasNoBadge() {
        assertEquals("", text.callback(Jobs.done(null, null)).text());
        assertEquals("", text.callback(Jobs.job(1, "a", JobState.UPLOADING, null, null, null)).text());
    }

    @ParameterizedTest
    @EnumSource(LocalError.class)
    void everyLocalErrorHasShortWords(LocalError error) {
        var failed = Jobs.job(1, "a", JobState.FAILED, null, null, ErrorEvidence.local(Stored.NO, error, "x"));
        assertEquals(messages.get("uploads.short." + error.code()), text.callback(failed).text());
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void everyStateHasWordsInEveryLanguage(JobState state) {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE}) {
            var words = new RowText(Messages.of(locale));
            assertEquals(false, words.progress(Jobs.job(1, "a", state)).isBlank());
            assertEquals(false, words.group(RowGroup.of(state)).isBlank());
        }
    }

    @Test
    void alsoWhatHadSentAllSaysWhyItIsTriedAgain() {
        var job = Jobs.job(1, "a", JobState.CALLING_BACK);
        var waits = new JobSnapshot(1, job.request(), job.file(), 100, "b", "a", job.state(), null, 100, 0, 0, 0, 0, null, null, null, null, List.of(), 0,
                new RetryWait(Instant.EPOCH, ErrorEvidence.local(Stored.UNKNOWN, LocalError.CONNECTION_LOST, "reset")));
        assertEquals("Trying again · connection lost", new RowText(Messages.of(Locale.ENGLISH)).progress(waits));
    }
}
