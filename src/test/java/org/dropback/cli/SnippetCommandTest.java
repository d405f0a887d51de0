package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Addressing;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.snippet.SnippetLanguage;
import org.dropback.store.ConnectionStore;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SnippetCommandTest {

    private static final String[] TARGET = {"--endpoint", "https://oss-cn-hangzhou.aliyuncs.com", "--region", "oss-cn-hangzhou", "--bucket", "photos"};
    private static final String[] CALLBACK = {"--callback-url", "https://app.example.com/cb", "--callback-body", "k=${object}", "--callback-sni"};

    @TempDir
    Path folder;
    private CliHarness cli;

    @BeforeEach
    void prepare() {
        cli = new CliHarness(folder.resolve("profiles"));
    }

    private int run(String language, String[]... words) {
        var all = new ArrayList<>(List.of("snippet", language));
        for (var some : words) {
            all.addAll(List.of(some));
        }
        return cli.run(all.toArray(String[]::new));
    }

    private void isWrong(String expected, String... words) {
        assertEquals(2, cli.run(words), cli.err());
        assertEquals("", cli.out());
        assertTrue(cli.err().contains(expected), cli.err());
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageIsPrintedWithoutAKeyAndHoldsNone(SnippetLanguage language) {
        assertEquals(0, run(language.word(), TARGET, CALLBACK), cli.err());
        assertEquals("", cli.err());
        var program = cli.out();
        assertTrue(program.endsWith("\n"), program);

        var withKeys = new CliHarness(folder.resolve("profiles"));
        withKeys.environment.putAll(Map.of("OSS_ACCESS_KEY_ID", "LTAI-of-somebody", "OSS_ACCESS_KEY_SECRET", "a-secret-of-somebody", "OSS_SESSION_TOKEN", "a-token"));
        cli = withKeys;
        assertEquals(0, run(language.word(), TARGET, CALLBACK, new String[] {"--access-key-id", "LTAI-of-somebody"}), cli.err());
        assertEquals(program, cli.out());
        assertFalse(program.contains("LTAI"), program);
    }

    @ParameterizedTest
    @CsvSource({"jav,java", "Java,java"})
    void anUnknownLanguageNamesTheNearest(String word, String near) {
        isWrong("Did you mean " + near + "?", "snippet", word);
    }

    @Test
    void withoutALanguageAllAreNamed() {
        isWrong("java", "snippet");
        isWrong(String.join(", ", SnippetLanguage.words()), "snippet", "fortran");
    }

    @Test
    void anUploaderNeedsATargetAndACallback() {
        isWrong("--connection sandbox", "snippet", "java");
        isWrong("--callback-url", "snippet", "java", "--connection", "sandbox");
        isWrong("two targets", "snippet", "java", "--connection", "sandbox", "--endpoint", "https://oss-cn-hangzhou.aliyuncs.com");
        isWrong("--allow-private-callback", "snippet", "java", "--endpoint", "https://oss-cn-hangzhou.aliyuncs.com", "--region", "r", "--bucket", "b",
                "--callback-url", "http://127.0.0.1/cb", "--callback-body", "k=v");
    }

    @Test
    void theSandboxIsAskedWhereItUsuallyListens() {
        assertEquals(0, run("java", new String[] {"--connection", "sandbox", "--callback-url", "http://127.0.0.1:23450/callback"},
                new String[] {"--callback-body", "k=${object}"}), cli.err());
        assertTrue(cli.out().contains("\"http://127.0.0.1:23451\""), cli.out());
    }

    @Test
    void theFileMakesTheKeyTheVariablesTheTypeAndTheMethod() throws IOException {
        var file = Files.write(folder.resolve("a picture.png"), new byte[1000]).toString();
        run("java", TARGET, CALLBACK, new String[] {"--file", file, "--key", "in/{stem}.x", "--var-from", "x:size={size}"});
        for (var expected : List.of("\"in/a picture.x\"", "\"" + file.replace("\\", "\\\\") + "\"", "json(\"x:size\"), json(\"1000\")", "\"image/png\"", "putObject")) {
            assertTrue(cli.out().contains(expected), expected + " in " + cli.out());
        }
        var parts = new CliHarness(folder);
        cli = parts;
        run("java", TARGET, CALLBACK, new String[] {"--file", file, "--method", "multipart"});
        assertTrue(cli.out().contains("setPartSize(8388608L)"), cli.out());
    }

    @Test
    void aFileOrATemplateThatCannotBeUsedIsTold() {
        var all = new ArrayList<>(List.of("snippet", "java", "--connection", "sandbox"));
        all.addAll(List.of(CALLBACK));
        all.addAll(List.of("--file", folder.resolve("nothing").toString()));
        isWrong("nothing is no file", all.toArray(String[]::new));
        all.set(all.size() - 1, folder.toString());
        isWrong("is no file that can be read", all.toArray(String[]::new));
        all.set(all.size() - 2, "--key");
        all.set(all.size() - 1, "{nmae}");
        isWrong("--key", all.toArray(String[]::new));
        all.set(all.size() - 1, "/leading");
        isWrong("starts with / or", all.toArray(String[]::new));
    }

    @Test
    void aTableGivesTheValuesOfTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("a.txt"), "hello").toString();
        var rows = Files.writeString(folder.resolve("rows.csv"), "path,order\na.txt,SO-7\n").toString();
        assertEquals(0, run("java", TARGET, CALLBACK, new String[] {"--file", file, "--rows", rows, "--var-from", "x:n={row:order}"}), cli.err());
        assertTrue(cli.out().contains("json(\"SO-7\")"), cli.out());
    }

    @Test
    void aReceiverNeedsNoOtherWord() {
        assertEquals(0, run("receiver:java"), cli.err());
        assertTrue(cli.out().contains("MD5withRSA"), cli.out());
    }

    @Test
    void aProfileGivesVariablesAndHeaders() throws IOException {
        new ProfileStore(folder.resolve("profiles")).save(SavedProfile.of(new CallbackProfile("Orders", List.of("https://app.example.com/cb"), null, true, BodyType.JSON,
                "{\"k\":${object},\"n\":${x:n}}", List.of(CallbackVariable.fromFile("x:n", "{name}")), Map.of("x-shop", "a"))));
        assertEquals(0, run("java", TARGET, new String[] {"--profile", "Orders"}));
        assertEquals("", cli.err());
        assertTrue(cli.out().contains("json(\"storefront-05.jpg\")"), cli.out());
        assertTrue(cli.out().contains("\\\"additionalHeaders\\\":{\\\"x-shop\\\":\\\"a\\\"}"), cli.out());
    }

    @Test
    void aWayToNameTheBucketThatTheSdkDoesNotKnowIsToldOf() throws IOException {
        new ConnectionStore(folder.resolve("profiles/connections.json")).save(null, SavedConnection.named("Cloud").withBucket("photos")
                .withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, "cn-hangzhou", "oss.cloud.example", true)).withAddressing(Addressing.PATH)
                .withKeys(new KeySource.Kept("id")));
        var target = new String[] {"--connection", "Cloud"};
        assertEquals(0, run("ruby", target, CALLBACK));
        assertTrue(cli.err().contains("in front of the host"), cli.err());
        cli = new CliHarness(folder.resolve("profiles"));
        assertEquals(0, run("python", target, CALLBACK));
        assertEquals("", cli.err());
    }
}
