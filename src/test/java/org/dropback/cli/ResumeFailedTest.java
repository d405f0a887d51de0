package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.dropback.sandbox.fault.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run some of whose files failed: {@code --resume} sends those, and none of the others. */
@Timeout(120)
class ResumeFailedTest extends OnUploads {

    private List<String> put() {
        return uploads.sandbox.requests().stream().filter(request -> request.method().equals("PUT")).map(request -> request.key()).toList();
    }

    private void fail(String fault) throws Exception {
        uploads.sandbox.addFault(FaultRule.parse(fault + " op=PutObject key=bad*"));
        assertEquals(1, uploads.run("--retry-for", "0s", uploads.file("good", 1000), uploads.file("bad1", 1000), uploads.file("bad2", 1000)));
        uploads.sandbox.useFaults(List.of());
        uploads.sandbox.clearRequests();
    }

    private void nothingIsLeft() {
        var nothing = uploads.command("upload", "--resume");
        assertEquals(0, nothing.code);
        assertTrue(nothing.err().contains("No upload is left to finish."), nothing.err());
    }

    @Test
    void failedFilesAreSentByResumeAndTheOthersNotAgain() throws Exception {
        fail("500");
        assertTrue(uploads.cli.err().contains("2 failed files stay in the queue"), uploads.cli.err());
        var resumed = uploads.command("upload", "--resume", "--output", "jsonl");
        assertEquals(0, resumed.code, resumed.err());
        assertEquals(List.of("bad1", "bad2"), resumed.json().stream().map(event -> event.get("key").asText()).sorted().toList());
        assertEquals(List.of("bad1", "bad2"), put().stream().sorted().toList());
        nothingIsLeft();
    }

    @Test
    void whatFailsOnceMoreStays() throws Exception {
        fail("500");
        uploads.sandbox.addFault(FaultRule.parse("500 op=PutObject key=bad2"));
        var once = uploads.command("upload", "--resume", "--retry-for", "0s");
        assertEquals(1, once.code);
        assertTrue(once.err().contains("One failed file stays in the queue"), once.err());
        uploads.sandbox.useFaults(List.of());
        assertEquals(0, uploads.command("upload", "--resume").code);
        nothingIsLeft();
    }

    @Test
    void theSameCommandTakesThemUpToo() throws Exception {
        fail("expired-token");
        assertEquals(0, uploads.run(folder.resolve("in/good"), folder.resolve("in/bad1"), folder.resolve("in/bad2")));
        assertEquals(List.of("bad1", "bad2", "good"), put().stream().sorted().toList());
        nothingIsLeft();
    }

    @Test
    void whatNoOtherTimeMendsIsNotKept() throws Exception {
        assertEquals(0, uploads.run(uploads.file("there", 1000)));
        assertEquals(1, uploads.run("--if-exists", "fail", Files.write(folder.resolve("in/there"), new byte[5])));
        nothingIsLeft();
    }
}
