package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UploadMethodTest {

    private static final long MIB = 1 << 20;

    @Test
    void aFileOfTwoPartsIsPutAndOneByteMoreIsMultipart() {
        var auto = new UploadOptions(null, 5 * MIB);
        assertEquals(UploadMethod.PUT, UploadMethod.choose(auto, 10 * MIB));
        assertEquals(UploadMethod.MULTIPART, UploadMethod.choose(auto, 10 * MIB + 1));
    }

    @Test
    void theChosenMethodIsTaken() {
        assertEquals(UploadMethod.MULTIPART, UploadMethod.choose(new UploadOptions(UploadMethod.MULTIPART, 5 * MIB), 1));
        assertEquals(UploadMethod.PUT, UploadMethod.choose(new UploadOptions(UploadMethod.PUT, MIB), 5L << 30));
    }

    @Test
    void aPutBeyondFiveGigabytesBecomesMultipart() {
        assertEquals(UploadMethod.MULTIPART, UploadMethod.choose(new UploadOptions(UploadMethod.PUT, MIB), (5L << 30) + 1));
        assertEquals(UploadMethod.MULTIPART, UploadMethod.choose(new UploadOptions(null, 4L << 30), (5L << 30) + 1));
    }

    @Test
    void anEmptyFileIsPut() {
        assertEquals(UploadMethod.PUT, UploadMethod.choose(new UploadOptions(UploadMethod.MULTIPART, MIB), 0));
    }

    @Test
    void aPartSizeBelowTheLimitCountsAsTheLimit() {
        var above = new UploadOptions(null, MIB, null, IfExists.OVERWRITE, org.dropback.oss.ObjectOptions.NONE, 300 * MIB);
        assertEquals(UploadMethod.PUT, UploadMethod.choose(above, 300 * MIB), "a threshold of its own");
        assertEquals(UploadMethod.MULTIPART, UploadMethod.choose(above, 300 * MIB + 1));
        assertEquals(UploadMethod.PUT, UploadMethod.choose(new UploadOptions(null, 1), 204_800));
        assertEquals(UploadMethod.MULTIPART, UploadMethod.choose(new UploadOptions(null, 1), 204_801));
    }
}
