package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.desktop.common.Tone;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.RetryWait;
import org.dropback.upload.TimelineEvent;
import org.junit.jupiter.api.Test;

class CallbackStoriesTest {

    private final CallbackStories stories = new CallbackStories(ZoneOffset.UTC, Messages.of(Locale.ENGLISH));

    @Test
    void theServerIsNamedWhenThereIsOneUrl() {
        var story = stories.of(Jobs.callbackFailed(Jobs.profile("https://a.example/cb"), "Error status : 502.", "0007-00000203"));
        assertTrue(String.join(" ", story.cause()).contains("https://a.example/cb"), story.cause().toString());
        assertTrue(story.headline().contains("stored"));
        assertFalse(story.advice().isEmpty());
    }

    @Test
    void whatACalledAgainObjectLostIsToldFirst() {
        var job = Jobs.done(Jobs.profile("https://a.example/cb"), "{}".getBytes(StandardCharsets.UTF_8));
        var now = Instant.EPOCH;
        var lost = new TimelineEvent(now, TimelineEvent.Kind.DIFFERS, "x-oss-meta-a, x-oss-storage-class");
        var again = new TimelineEvent(now, TimelineEvent.Kind.CALLED_AGAIN, "");
        var story = stories.of(Jobs.with(job, List.of(again, lost)));
        assertEquals(Tone.WARNING, story.tone());
        assertTrue(story.advice().getFirst().contains("x-oss-meta-a, x-oss-storage-class"), story.advice().toString());
        assertEquals(Tone.SUCCESS, stories.of(Jobs.with(job, List.of(again, lost, again))).tone(), "the next time all was well");
    }

    @Test
    void aCallbackThatWasSentAgainSaysWhenAndThatNoBytesWere() {
        var job = Jobs.done(Jobs.profile("https://a.example/cb"), "{}".getBytes(StandardCharsets.UTF_8));
        var again = new TimelineEvent(Instant.parse("2026-11-26T10:42:07Z"), TimelineEvent.Kind.CALLED_AGAIN, "");
        var told = "The callback was sent again at 10:42:07; no bytes of the file were sent.";
        assertFalse(stories.of(job).cause().contains(told));
        assertEquals(told, stories.of(Jobs.with(job, List.of(again))).cause().getLast());
        var not = new TimelineEvent(Instant.parse("2026-11-26T10:43:07Z"), TimelineEvent.Kind.NOT_CALLED_AGAIN, "");
        assertFalse(stories.of(Jobs.with(job, List.of(again, not))).cause().contains(told), "the last time it was not sent");
        var started = new TimelineEvent(Instant.parse("2026-11-26T10:44:07Z"), TimelineEvent.Kind.RESUMED, "");
        assertFalse(stories.of(Jobs.with(job, List.of(again, started))).cause().contains(told), "the file was sent since");
        var gone = Jobs.job(1, "a", JobState.FAILED, Jobs.profile("https://a.example/cb"), null, new ErrorEvidence(Stored.NO, 404, "ObjectGone", "gone", null, null));
        assertFalse(stories.of(Jobs.with(gone, List.of(again))).cause().contains(told), "there was nothing to call back for");
    }

    @Test
    void whileItWaitsForItsNextTryTheReasonIsTold() {
        var job = Jobs.job(1, "a", JobState.UPLOADING);
        var why = ErrorEvidence.local(Stored.NO, LocalError.CONNECTION_REFUSED, "127.0.0.1:9 refused");
        var story = stories.of(new JobSnapshot(1, job.request(), job.file(), 100, "b", "a", job.state(), null, 0, 0, 0, 0, 0, null, null, null, null, List.of(), 0,
                new RetryWait(Instant.EPOCH, why)));
        assertEquals("Not finished yet.", story.headline());
        assertEquals(List.of("The last try failed. The next one comes by itself.", ErrorCatalogue.explain(why).cause(Messages.of(Locale.ENGLISH))), story.cause());
        assertNotNull(story.evidence());
        assertTrue(story.evidence().copied().contains("127.0.0.1:9 refused"), story.evidence().copied());
    }

    @Test
    void noServerIsNamedWhenThereAreSeveral() {
        var profile = Jobs.profile("https://a.example/cb", "https://b.example/cb");
        for (var job : new org.dropback.upload.JobSnapshot[] {Jobs.callbackFailed(profile, "Error status : 502.", "0007-00000203"),
                Jobs.done(profile, "{}".getBytes(StandardCharsets.UTF_8))}) {
            var told = String.join(" ", stories.of(job).cause());
            assertFalse(told.contains("example"), told);
            assertTrue(told.contains("2 URLs"), told);
        }
    }

    @Test
    void theTimeIsThatOfStoringAndCallbackTogether() {
        var story = stories.of(Jobs.callbackFailed(Jobs.profile("https://a.example/cb"), "Error status : 502.", "0007-00000203"));
        assertTrue(story.cause().contains("Answered after 1.2 s (storing and callback)."), story.cause().toString());
    }

    @Test
    void theAnswerIsShownAsReceived() {
        var story = stories.of(Jobs.callbackFailed(Jobs.profile("https://a.example/cb"), "Error status : 502.", "0007-00000203"));
        var evidence = story.evidence();
        assertNotNull(evidence);
        assertEquals("HTTP 203", evidence.title());
        assertEquals("application/xml · request 655C0000000000000000A1F3 · EC 0007-00000203", evidence.facts());
        assertEquals("<Error><Code>CallbackFailed</Code><Message>Error status : 502.</Message></Error>", evidence.code().text());
    }

    @Test
    void aBinaryAnswerIsDumpedAndSaidToBe() {
        var evidence = stories.of(Jobs.done(Jobs.profile("https://a.example/cb"), new byte[] {0, 1, 2})).evidence();
        assertNotNull(evidence);
        assertEquals("This is not UTF-8 text, so its bytes are shown.", evidence.note());
        assertTrue(evidence.code().text().startsWith("00000000  00 01 02"));
    }

    @Test
    void aLongAnswerIsCutAndCopiedWhole() {
        var body = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        var evidence = stories.of(Jobs.done(Jobs.profile("https://a.example/cb"), body)).evidence();
        assertNotNull(evidence);
        assertTrue(evidence.note().contains("200 KB"), evidence.note());
        assertTrue(evidence.code().text().length() < 40_000);
        assertEquals(200_000, evidence.copied().length());
    }

    @Test
    void aLocalFailureHasItsReasonForEvidence() {
        var job = Jobs.job(1, "a", JobState.FAILED, null, null, ErrorEvidence.local(Stored.NO, LocalError.FILE_VANISHED, "/tmp/a: gone"));
        var story = stories.of(job);
        assertEquals(Tone.DANGER, story.tone());
        var evidence = story.evidence();
        assertNotNull(evidence);
        assertEquals("No answer", evidence.title());
        assertTrue(evidence.code().text().contains("/tmp/a: gone"));
    }

    @Test
    void detailsHoldAllThatATicketNeeds() {
        var details = new JobDetails(Messages.of(Locale.ENGLISH))
                .of(Jobs.callbackFailed(Jobs.profile("https://a.example/cb"), "Error status : 502.", "0007-00000203"));
        for (var needed : new String[] {"stored", "k/a", "sandbox", "655C0000000000000000A1F3", "0007-00000203", "HTTP 203", "Error status : 502."}) {
            assertTrue(details.contains(needed), needed + " in\n" + details);
        }
    }

    @Test
    void aFileThatFailedBeforeItHadAKeyShowsTheOneItWouldGet() {
        var job = Jobs.keyed(1, "in/a b.txt", "k/{name}");
        assertTrue(new JobDetails(Messages.of(Locale.ENGLISH)).object(job).toString().contains("k/a b.txt"));
    }

    @Test
    void everyStateHasAStory() {
        for (var state : JobState.values()) {
            assertFalse(stories.of(Jobs.job(1, "a", state)).headline().isBlank(), state.toString());
        }
    }
}
