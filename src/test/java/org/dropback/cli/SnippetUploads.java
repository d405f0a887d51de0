package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.connection.Addressing;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SignatureVersion;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.snippet.SnippetLanguage;
import org.dropback.store.ConnectionStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every uploader must do when it runs, over real sockets: the callback is that of {@code dropback upload} with the same words. */
abstract class SnippetUploads {

    private static final String HOSTILE = "他說「\"好\\的\"」\n=&{} $HOME `date` %s #{1} 'a' </script> 😀";
    static final String BUCKET_DOMAIN = "sandbox.localhost";
    static final String OWN_CLOUD = "oss.cloud.test";
    private static final String ANSWER = "{\"Status\":\"OK\"}\n";

    @TempDir
    Path folder;
    private UploadFixture uploads;
    private Path small;
    private Path large;

    abstract SnippetLanguage language();

    /** The words that start the program. */
    abstract List<String> command(Path program) throws Exception;

    /** In which {@link #BUCKET_DOMAIN} and {@link #OWN_CLOUD} lead to this machine. */
    abstract Map<String, String> environment() throws Exception;

    final int port() {
        return uploads.sandbox.endpoint().getPort();
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
    @CsvSource({"put,v4", "put,v1", "multipart,v4", "multipart,v1"})
    void theReceiverGetsTheAdditionalHeaders(String method, String signature) throws Exception {
        var file = method.equals("put") ? small : large;
        var words = words(method, signature, "/callback");
        words.addAll(List.of("--callback-header", "x-shop=an \"attached\" \\ $HOME", "--callback-header", "x-b=2"));
        var ran = run(program(words, file), Map.of());
        assertEquals(ANSWER, ran.out(), ran.err());
        assertEquals(0, ran.exitCode());
        upload(words, file);
        var theirs = callbacks().get(0);
        assertEquals("an \"attached\" \\ $HOME", theirs.header("x-shop").orElseThrow());
        assertEquals("2", theirs.header("x-b").orElseThrow());
        assertEquals(callbacks().get(1).bodyText(), theirs.bodyText());

        words.set(words.indexOf("--callback-url") + 1, uploads.sandbox.receiverUrl().resolve("/callback/status/502").toString());
        var failed = run(program(words, file), Map.of());
        assertEquals(3, failed.exitCode(), failed.err());
        assertTrue(failed.err().contains("CallbackFailed"), failed.err());
    }

    /** A bucket's own domain, as the sandbox knows it, and an OSS with a name of its own: {@link #environment} makes both lead to this machine. */
    @ParameterizedTest
    @CsvSource({"put,v4,CNAME", "multipart,v4,CNAME", "put,v1,CNAME", "put,v4,PATH", "multipart,v1,PATH"})
    void theBucketIsNamedWhereTheConnectionSays(String method, String signature, Addressing addressing) throws Exception {
        var file = method.equals("put") ? small : large;
        boolean cname = addressing == Addressing.CNAME;
        var authority = (cname ? BUCKET_DOMAIN : OWN_CLOUD) + ":" + port();
        var endpoint = new Endpoint(cname ? Endpoint.Kind.CNAME : Endpoint.Kind.CUSTOM, uploads.sandbox.region(), authority, false);
        new ConnectionStore(folder.resolve("profiles/connections.json")).save(null, SavedConnection.named("Ours").withEndpoint(endpoint).withBucket("sandbox")
                .withSignature(SignatureVersion.valueOf(signature.toUpperCase(Locale.ROOT))).withAddressing(addressing)
                .withKeys(new KeySource.Kept("id")));
        var words = words(method, signature, "/callback");
        words.subList(0, words.indexOf("--method")).clear();
        words.addAll(List.of("--connection", "Ours", "--allow-private-callback"));
        var ran = run(program(words, file), Map.of());
        assertEquals(ANSWER, ran.out(), ran.err());
        assertEquals(0, ran.exitCode());
        assertEquals("sandbox", callbacks().getFirst().bucket().orElseThrow());
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
