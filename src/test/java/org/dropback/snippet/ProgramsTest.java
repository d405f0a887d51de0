package org.dropback.snippet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Utf16;
import org.dropback.connection.Addressing;
import org.dropback.connection.SignatureVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs whose SDKs are not at hand, built and run by the real compilers and interpreters against stand-ins for those SDKs, which form the headers
 * as the SDKs do: the callback is the app's, the answer is printed, the exit code tells.
 */
class ProgramsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWER = "{\"Status\":\"OK\",\"note\":\"图 & <b> 😀\"}";
    private static final String REFUSED = "<Error><Code>Refused</Code><Message>Error status : 502.</Message></Error>";
    /** Three parts of 100 KiB, the last one not full. */
    private static final byte[] CONTENT = new byte[250_001];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    private Path folder;

    static Stream<SnippetLanguage> languages() {
        return Arrays.stream(SnippetLanguage.values()).filter(language -> Toolchain.of(language).isPresent());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aPutWithAllThatAProfileCanSay(SnippetLanguage language) throws Exception {
        check(language, Inputs.everything(), "PutObject");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aMultipartUploadWithTheLeast(SnippetLanguage language) throws Exception {
        check(language, Inputs.least(), "CompleteMultipartUpload");
    }

    /** No SNI and no additional headers, so that the builders of the SDKs are used; no NUL where a name ends at one. */
    @ParameterizedTest
    @MethodSource("languages")
    void aMultipartUploadOfHostileTexts(SnippetLanguage language) throws Exception {
        var texts = LiteralsTest.hostile().toList();
        var all = texts.get(texts.size() - 100);
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < texts.size(); i++) {
            variables.put("x:" + i + texts.get(texts.size() - 1 - i), texts.get(i));
        }
        var callback = new Callback(List.of("http://a.example/" + all, "http://b.example/"), all, false, BodyType.JSON, String.join("", texts), variables, Map.of());
        var name = String.join("", texts).replace("\0", "").replace("/", "").substring(0, 60);
        var connection = Inputs.connection("https://oss-cn-hangzhou.aliyuncs.com", SignatureVersion.V4);
        check(language, Inputs.input(connection, callback, "key " + all.replace("\0", ""), Utf16.wellFormed(name), true), "CompleteMultipartUpload");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aMultipartUploadToADomainOfTheBucketsOwn(SnippetLanguage language) throws Exception {
        check(language, Inputs.ownDomain(), "CompleteMultipartUpload");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aPutToAnEndpointThatIsNotAlibabaClouds(SnippetLanguage language) throws Exception {
        check(language, Inputs.ownCloud(Addressing.AUTO), "PutObject");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aPutWithTheBucketInThePath(SnippetLanguage language) throws Exception {
        var input = Inputs.ownCloud(Addressing.PATH);
        check(language, input, "PutObject");
        assertEquals(Set.of(SnippetLanguage.C, SnippetLanguage.CSHARP, SnippetLanguage.RUBY).contains(language), Snippets.leavesPathStyle(language, input));
    }

    private void check(SnippetLanguage language, SnippetInput input, String operation) throws Exception {
        var toolchain = Toolchain.of(language).orElseThrow();
        var program = Snippets.write(language, input);
        var workshop = new Workshop(folder, language, toolchain, program);
        if (toolchain.run().isEmpty()) {
            checkDictionaries(input, program);
            return;
        }
        Files.createDirectories(folder.resolve(input.file()).getParent());
        Files.write(folder.resolve(input.file()), CONTENT);

        var done = workshop.run(200, ANSWER);
        assertEquals("0 ", done.exitCode() + " " + done.err());
        assertEquals(language == SnippetLanguage.GO ? sorted(ANSWER) : ANSWER, done.out().stripTrailing());
        assertTrue(done.out().endsWith("\n"));
        assertArrayEquals(CONTENT, done.content());
        checkRecord(input, operation, language, toolchain.exact(), done.record());

        var callbackFailed = workshop.run(203, REFUSED);
        assertEquals("3 ", callbackFailed.exitCode() + " " + callbackFailed.out());
        assertTrue(callbackFailed.err().contains("Stored, but the callback failed: "), callbackFailed.err());
        assertTrue(callbackFailed.err().contains("Error status : 502."), callbackFailed.err());

        var refused = workshop.run(403, REFUSED);
        assertEquals("1 ", refused.exitCode() + " " + refused.out());
        assertTrue(refused.err().contains("Not stored") && refused.err().contains("Error status : 502."), refused.err());

        if (language != SnippetLanguage.ANDROID) {
            var keyless = workshop.runWithoutKeys();
            assertEquals("1 ", keyless.exitCode() + " " + keyless.out());
            assertTrue(keyless.err().contains("OSS_ACCESS_KEY_ID"), keyless.err());
        }
    }

    private static void checkRecord(SnippetInput input, String operation, SnippetLanguage language, boolean exact, Map<String, String> record)
            throws IOException {
        var rest = new HashMap<>(record);
        var connection = input.connection();
        boolean v4 = connection.signature() == SignatureVersion.V4 && language != SnippetLanguage.RUBY;
        assertEquals(operation, rest.remove("operation"));
        assertEquals(connection.endpoint().toString(), rest.remove("endpoint"));
        var place = Snippets.leavesPathStyle(language, input) ? BucketPlace.HOST : BucketPlace.of(connection);
        assertEquals(place.name().toLowerCase(Locale.ROOT), rest.remove("place"));
        assertEquals(v4 ? "v4" : "v1", rest.remove("signature"));
        var region = rest.remove("region");
        assertTrue(!v4 || connection.region().equals(region), region);
        assertEquals(connection.bucket(), rest.remove("bucket"));
        assertEquals(input.key(), rest.remove("key"));
        assertEquals(input.contentType(), rest.remove("contentType"));
        var headers = CallbackCodec.encode(input.callback());
        var callback = rest.remove("x-oss-callback");
        var variables = rest.remove("x-oss-callback-var");
        assertEquals(tree(headers.callback()), tree(callback));
        assertEquals(tree(headers.variables()), tree(variables));
        if (exact && input.callback().variables().size() < 10) { // control characters may be escaped in other ways
            assertEquals(headers.callback(), callback);
            assertEquals(headers.variables(), variables);
        }
        assertEquals(Map.of(), rest);
    }

    /** In Objective-C the SDK makes JSON of the first dictionary, and of the second, by NSJSONSerialization. */
    private static void checkDictionaries(SnippetInput input, String program) throws IOException {
        var headers = CallbackCodec.encode(input.callback());
        var expected = Stream.of(tree(headers.callback()), tree(headers.variables())).filter(Objects::nonNull).toList();
        assertEquals(expected, ObjectiveCDictionaries.of(program));
    }

    /** What the JSON says: two ways to escape a letter, another order, and the default body type left out or written are the same to OSS. */
    private static @Nullable JsonNode tree(@Nullable String base64) throws IOException {
        if (base64 == null) {
            return null;
        }
        var json = (ObjectNode) JSON.readTree(Base64.getDecoder().decode(base64));
        if (json.has("callbackUrl") && !json.has("callbackBodyType")) {
            json.put("callbackBodyType", BodyType.FORM.contentType());
        }
        return json;
    }

    /** The Go SDK gives the answer as a map only. */
    private static String sorted(String json) throws IOException {
        return JSON.writeValueAsString(JSON.readValue(json, java.util.TreeMap.class));
    }
}
