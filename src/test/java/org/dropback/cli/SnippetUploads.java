package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.snippet.SnippetLanguage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every uploader must do when it runs, over real sockets: the callback is that of {@code dropback upload} with the same words. */
abstract class SnippetUploads {

    private static final String HOSTILE = "他說「\"好\\的\"」\n=&{} $HOME `date` %s #{1} 'a' </script> 😀";
    private static final String ANSWER = "{\"Status\":\"OK\"}\n";

    @TempDir
    Path folder;
    private UploadFixture uploads;
    private Path small;
    private Path large;

    abstract SnippetLanguage language();

    /** The words that start the program. */
    abstract List<String> command(Path program) throws Exception;

    Map<String, String> environment() {
        return Map.of();
    }

    @BeforeEach
    void start() throws IOException {
        uploads = new UploadFixture(folder);
        small = uploads.file("图 'a' & $b.jpg", 100_000);
        large = uploads.file("big.bin", 9_000_000);
    }

    @AfterEach
    void stop() {
        uploads.close();
    }

    private List<String> words(String method, String signature, String callbackPath) {
        return new ArrayList<>(List.of("--endpoint", uploads.sandbox.endpoint().toString(), "--region", uploads.sandbox.region(), "--bucket", "sandbox",
                "--signature", signature, "--method", method, "--key", "in/a+b %20 ?#&'$x/{stem} é.x",
                "--callback-url", uploads.sandbox.receiverUrl().resolve(callbackPath).toString(),
                "--callback-body", "k=${object}&s=${size}&e=${etag}&m=${mimeType}&c=${crc64}&d=${contentMd5}&o=${operation}&n=${x:note}&f=${x:name}&p=中 'quoted' \"$HOME\"",
                "--var", "x:note=" + HOSTILE, "--var-from", "x:name={name}"));
    }

    /** Prints the program and saves it. */
    private Path program(List<String> words, Path file) throws IOException {
        var cli = new CliHarness(folder.resolve("profiles"));
        var all = new ArrayList<>(List.of("snippet", language().word()));
        all.addAll(words);
        all.addAll(List.of("--file", file.toString()));
        assertEquals(0, cli.run(all.toArray(String[]::new)), cli.err());
        return Files.writeString(folder.resolve(language().fileName()), cli.out());
    }

    private RunProgram run(Path program, Map<String, String> more) throws Exception {
        var environment = new HashMap<>(environment());
        environment.putAll(Map.of("OSS_ACCESS_KEY_ID", uploads.sandbox.accessKeyId(), "OSS_ACCESS_KEY_SECRET", uploads.sandbox.accessKeySecret()));
        environment.putAll(more);
        return RunProgram.of(folder, environment, command(program));
    }

    private void upload(List<String> words, Path file) {
        var all = new ArrayList<>(List.of("upload"));
        all.addAll(words);
        all.add(file.toString());
        assertEquals(0, uploads.cli.run(all.toArray(String[]::new)), uploads.cli.err());
    }

    private List<ReceivedCallback> callbacks() {
        return uploads.sandbox.receiver().callbacks();
    }

    @ParameterizedTest
    @CsvSource({"put,v4", "put,v1", "multipart,v4", "multipart,v1"})
    void theCallbackIsThatOfTheApplication(String method, String signature) throws Exception {
        var file = method.equals("put") ? small : large;
        var words = words(method, signature, "/callback?a=%C3%A9%20c" + (method.equals("put") ? "%2F" : "&") + "d+e");
        upload(words, file);
        var ran = run(program(words, file), Map.of());

        assertEquals(ANSWER, ran.out(), ran.err());
        assertEquals(0, ran.exitCode());
        assertEquals(2, callbacks().size());
        var ours = callbacks().get(0);
        var theirs = callbacks().get(1);
        assertEquals(ours.bodyText(), theirs.bodyText());
        assertEquals(ours.target(), theirs.target());
        assertEquals("valid", theirs.signature().text());
        assertTrue(theirs.bodyText().contains("&o=" + (method.equals("put") ? "PutObject" : "CompleteMultipartUpload")), theirs.bodyText());
    }

    @ParameterizedTest
    @CsvSource({"put,v4", "multipart,v1"})
    void aFailedCallbackIsToldApartAndItsObjectIsStored(String method, String signature) throws Exception {
        var file = method.equals("put") ? small : large;
        var ran = run(program(words(method, signature, "/callback/status/502"), file), Map.of());
        assertEquals(3, ran.exitCode(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("CallbackFailed") && ran.err().contains("502"), ran.err());
        assertEquals(1, callbacks().size());
    }

    @ParameterizedTest
    @CsvSource({"put,v4", "put,v1", "multipart,v4"})
    void aRefusedUploadIsOne(String method, String signature) throws Exception {
        var file = method.equals("put") ? small : large;
        var ran = run(program(words(method, signature, "/callback"), file), Map.of("OSS_ACCESS_KEY_SECRET", "wrong"));
        assertEquals(1, ran.exitCode(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("SignatureDoesNotMatch"), ran.err());
        assertEquals(List.of(), callbacks());
    }

    @Test
    void withoutKeysNothingIsSent() throws Exception {
        var ran = run(program(words("put", "v4", "/callback"), small), Map.of("OSS_ACCESS_KEY_ID", ""));
        assertEquals(1, ran.exitCode(), ran.err());
        assertTrue(ran.err().contains("OSS_ACCESS_KEY_ID"), ran.err());
        assertEquals(List.of(), callbacks());
    }

    @Test
    void aFileThatIsGoneIsTold() throws Exception {
        var program = program(words("put", "v4", "/callback"), small);
        Files.delete(small);
        var ran = run(program, Map.of());
        assertEquals(1, ran.exitCode(), ran.out() + ran.err());
        assertTrue(ran.err().contains(small.getFileName().toString()), ran.err());
    }
}
