package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.upload.IfExists;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private static final CallbackProfile PROFILE = new CallbackProfile("p", List.of("http://a.example/"), null, false, BodyType.FORM, "a=${x:a}",
            List.of(new CallbackVariable("x:a", "", CallbackVariable.Kind.ASKED_ONCE)), Map.of());

    private final Questions questions = new Questions();
    private final List<UploadRequest> uploads = new ArrayList<>();

    /** Each as the destination stands. */
    private static BatchPlan plan() {
        return new BatchPlan(Jobs.CONNECTION, "{name}", PROFILE, new UploadOptions(null, 5 << 20, null, IfExists.ASK), null);
    }

    private void ask(String file) {
        questions.ask(plan(), List.of(new ScannedFile(Path.of(file), file, null)), uploads::addAll);
    }

    @Test
    void filesThatAreAddedMeanwhileWaitForTheSameAnswersAndAreOneBatch() {
        ask("a");
        ask("b");
        assertTrue(uploads.isEmpty(), "nothing goes before it is answered");
        questions.answer(uploads::addAll);
        assertEquals(2, uploads.size());
        var batch = uploads.getFirst().options().batch();
        assertEquals(batch, uploads.getLast().options().batch());
        ask("c");
        questions.answer(uploads::addAll);
        assertNotEquals(batch, uploads.getLast().options().batch());
    }
}
