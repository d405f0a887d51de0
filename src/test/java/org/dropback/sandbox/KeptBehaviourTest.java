package org.dropback.sandbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.AnswerRule;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a sandbox's behaviour is the same tomorrow. */
class KeptBehaviourTest {

    @TempDir
    Path data;

    private static final AnswerPlan PLAN = new AnswerPlan(List.of(new AnswerRule(AnswerRule.On.OBJECT, "*.png", ReceiverAnswer.OK.withStatus(403))),
            ReceiverAnswer.OK.withStatus(201), URI.create("http://127.0.0.1:8080/hook"));

    @Test
    void rulesAndAnswersAreThereAgainFaultsAndClockAreNot() throws Exception {
        try (var sandbox = start()) {
            sandbox.useRules(SandboxRules.DEFAULT.with("next-url=connect-error").with("answer-limit=3MB"));
            sandbox.receiver().answerBy(PLAN);
            sandbox.useFaults(List.of(FaultRule.parse("503 every=2")));
            sandbox.useClockOffset(Duration.ofMinutes(-20));
        }
        try (var sandbox = start()) {
            assertEquals("connect-error 3MB", sandbox.rules().get(Rule.NEXT_URL) + " " + sandbox.rules().get(Rule.ANSWER_LIMIT));
            assertEquals(PLAN, sandbox.receiver().plan());
            assertEquals(List.of(), sandbox.faults());
            assertEquals(Duration.ZERO, sandbox.clockOffset());
            sandbox.useRules(SandboxRules.DEFAULT);
            sandbox.receiver().answerBy(AnswerPlan.always(ReceiverAnswer.OK));
        }
        try (var sandbox = start()) {
            assertEquals(SandboxRules.DEFAULT.toString(), sandbox.rules().toString());
            assertEquals(AnswerPlan.always(ReceiverAnswer.OK), sandbox.receiver().plan());
        }
    }

    @Test
    void aChangeIsOnTheDiskBeforeAnythingCloses() throws Exception {
        try (var sandbox = start()) {
            for (int status = 200; status <= 299; status++) {
                sandbox.receiver().answerWith(ReceiverAnswer.OK.withStatus(status));
            }
            await().until(() -> Files.exists(file()) && Files.readString(file()).contains("\"status\":299"));
            sandbox.useRules(SandboxRules.DEFAULT.with("xml-answer=accept"));
            await().until(() -> Files.readString(file()).contains("\"xml-answer\":\"accept\""));
        }
    }

    @Test
    void whatIsUnknownIsLeftOut() throws Exception {
        write("{\"rules\":{\"next-url\":\"connect-error\",\"xml-answer\":\"tomorrow\",\"new-rule\":\"x\",\"space-in-form\":7},\"more\":[]}");
        try (var sandbox = start()) {
            assertEquals(SandboxRules.DEFAULT.with("next-url=connect-error").toString(), sandbox.rules().toString());
            assertTrue(sandbox.unreadableBehaviour().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "\u0000\u0000", "{\"plan\":7}", "{\"plan\":{\"rules\":[{}]}}", "{\"plan\":{\"otherwise\":{\"body\":\"{nothing}\"}}}",
        "{\"plan\":{\"forward\":\"::\"}}", "{\"plan\":{\"later\":1}}", "{\"rules\":{}} x"})
    void whatCannotBeReadIsPutAsideAndTheSandboxStarts(String text) throws Exception {
        write(text);
        try (var sandbox = start()) {
            assertEquals(AnswerPlan.always(ReceiverAnswer.OK), sandbox.receiver().plan());
            assertEquals(text, Files.readString(sandbox.unreadableBehaviour().orElseThrow()));
            sandbox.receiver().answerBy(PLAN);
        }
        try (var sandbox = start()) {
            assertEquals(PLAN, sandbox.receiver().plan());
            assertTrue(sandbox.unreadableBehaviour().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{\"rules\":[]}", "{\"rules\":null}"})
    void jsonThatSaysNothingIsAsNoFile(String text) throws Exception {
        write(text);
        try (var sandbox = start()) {
            assertEquals(AnswerPlan.always(ReceiverAnswer.OK), sandbox.receiver().plan());
        }
    }

    @Test
    void whatCannotBeReadNowIsNeverOverwritten() throws Exception {
        start().close();
        Files.deleteIfExists(file());
        Files.createDirectories(file().resolve("x"));
        try (var sandbox = start()) {
            sandbox.receiver().answerBy(PLAN);
        }
        assertTrue(Files.isDirectory(file().resolve("x")));
    }

    private Sandbox start() throws IOException {
        return Sandbox.start(SandboxOptions.temporary().withData(data).withKeptBehaviour());
    }

    private Path file() {
        return data.resolve("behaviour.json");
    }

    private void write(String text) throws IOException {
        start().close();
        Files.writeString(file(), text);
    }
}
