package org.dropback.desktop.inspector;

import java.util.Locale;
import org.dropback.text.Messages;

/** A fault that many want to see, ready to be changed. */
enum FaultExample {
    BUSY("503 op=PutObject times=1"),
    BUSY_PARTS("503 op=UploadPart every=3"),
    CUT("reset-after=1MiB op=UploadPart times=1"),
    LOST_ANSWER("lose-answer op=CompleteMultipartUpload times=1"),
    SLOW("bandwidth=512KiB/s"),
    EXPIRED("expired-token every=5"),
    CORRUPT("wrong-crc op=PutObject"),
    CALLBACK_SLOW("callback-took-too-long key=*.png");

    private final String rule;

    FaultExample(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    String meaning(Messages messages) {
        return messages.get("inspector.sandbox.example." + name().toLowerCase(Locale.ROOT));
    }
}
