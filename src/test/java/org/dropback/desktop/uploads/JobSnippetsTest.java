package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

class JobSnippetsTest {

    @Test
    void aJobIsRepeatedAsItWas() {
        var job = Jobs.job(1, "photo.jpg", JobState.DONE);
        var input = JobSnippets.of(job);
        assertEquals(job.key(), input.key());
        assertEquals("photo.jpg", input.file());
        assertEquals("image/jpeg", input.contentType());
        assertEquals(job.callback(), input.callback());
        assertEquals(Jobs.CONNECTION, input.connection());
        assertFalse(input.multipart());
    }

    @Test
    void aPlainUploadHasNoProgram() {
        assertNull(JobSnippets.of(Jobs.job(1, "photo.jpg", JobState.DONE, null, null, null)));
        assertNull(JobSnippets.of((UploadRow) null));
    }
}
