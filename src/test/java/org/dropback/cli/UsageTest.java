package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong words end with 2, say why, print nothing on standard output and start nothing. */
class UsageTest {

    @TempDir
    Path folder;
    private CliHarness cli;
    private String file;

    @BeforeEach
    void prepare() throws IOException {
        cli = new CliHarness(folder.resolve("profiles"));
        file = Files.writeString(folder.resolve("a.txt"), "hello").toString();
    }

    private void isWrong(String expected, String... words) {
        assertEquals(2, cli.run(words), cli.err());
        assertEquals("", cli.out());
        assertTrue(cli.err().contains(expected), cli.err());
    }

    private void uploadIsWrong(String expected, String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of("upload", "--connection", "sandbox", file));
        all.addAll(java.util.List.of(words));
        isWrong(expected, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"uplaod,upload", "sandbx,sandbox", "demoo,demo"})
    void anUnknownFirstWordNamesTheNearestCommand(String word, String command) {
        isWrong("Did you mean " + command, word, "x");
    }

    @Test
    void aFirstWordFarFromAllCommandsGetsTheirList() {
        isWrong("The commands are: demo, upload, retry-callback, sandbox, callback, profile, connection, history, uploads, snippet, completion, diagnostics, update.", "photo.jpg");
        isWrong("There is no option --zzzzzz here.", "upload", "--zzzzzz", file);
    }

    @Test
    void aContentTypeThatNoHeaderCanHoldIsRefused() {
        for (var type : List.of("text/plain\r\nx: y", "文本", " ")) {
            uploadIsWrong("--content-type", "--content-type", type);
        }
    }

    @Test
    void aWordThatIsNoNumberIsToldWhatIsValid() {
        isWrong("a whole number", "sandbox", "--answer-status", "abc");
    }

    @Test
    void aNameThatThisSystemCannotHaveIsNotBlamedOnTheLocale() {
        isWrong("cannot be the name of a file", "upload", "--connection", "sandbox", "a\0b");
    }

    @Test
    void anEmptyFolderUploadsNothingAndSaysSo() throws IOException {
        var empty = Files.createDirectories(folder.resolve("empty/inner")).getParent().toString();
        assertEquals(0, cli.run("upload", "--connection", "sandbox", empty));
        assertEquals("", cli.out());
        assertEquals("dropback: There is no file in what was named; nothing was uploaded.\n", cli.err());
    }

    @Test
    void withoutATargetTheWaysToGiveOneAreNamed() {
        isWrong("--connection sandbox", "upload", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/cb", "http://192.168.1.7/cb", "https://localhost/cb", "https://app.example.com/cb;10.0.0.1/cb"})
    void aPrivateCallbackAddressIsRefusedOnARealConnectionUnlessAllowed(String url) {
        cli.environment.put("OSS_ACCESS_KEY_ID", "id");
        cli.environment.put("OSS_ACCESS_KEY_SECRET", "secret");
        var words = new ArrayList<>(List.of("upload", "--endpoint", "http://127.0.0.1.invalid", "--region", "cn-hangzhou", "--bucket", "bucket",
                "--callback-body", "k=${object}", "--retry-for", "0s", file));
        List.of(url.split(";")).forEach(one -> words.addAll(List.of("--callback-url", one)));
        isWrong("--allow-private-callback", words.toArray(String[]::new));
        words.add("--allow-private-callback");
        assertEquals(1, cli.run(words.toArray(String[]::new)), cli.err());
        assertTrue(cli.out().contains("127.0.0.1.invalid"), "it was sent: " + cli.out());
    }

    @Test
    void anEndpointNeedsRegionBucketAndKeys() {
        isWrong("--region", "upload", "--endpoint", "http://127.0.0.1:1", file);
        isWrong("--bucket", "upload", "--endpoint", "http://127.0.0.1:1", "--region", "cn-hangzhou", file);
        var words = new String[] {"upload", "--endpoint", "http://127.0.0.1:1", "--region", "cn-hangzhou", "--bucket", "b", file};
        isWrong("OSS_ACCESS_KEY_ID", words);
        cli.environment.put("OSS_ACCESS_KEY_ID", "id");
        isWrong("OSS_ACCESS_KEY_SECRET", words);
    }

    @Test
    void aSecretIsNeverAnArgumentOfUpload() {
        uploadIsWrong("--access-key-secret", "--access-key-secret", "s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "http://", "http://a b", "::"})
    void anEndpointThatIsNoUrlIsRefused(String endpoint) {
        cli.environment.put("OSS_ACCESS_KEY_ID", "id");
        cli.environment.put("OSS_ACCESS_KEY_SECRET", "secret");
        isWrong("is no endpoint", "upload", "--endpoint", endpoint, "--region", "r", "--bucket", "b", file);
    }

    @Test
    void twoTargetsAreOneTooMany() {
        uploadIsWrong("two targets", "--endpoint", "http://127.0.0.1:1");
    }

    @Test
    void onlyTheConnectionThatExistsIsTaken() {
        isWrong("“work”", "upload", "--connection", "work", file);
    }

    @Test
    void rulesAndFaultsOfTheSandboxAreChecked() {
        isWrong("There is no rule “colour”. Rules: empty-json-variable, space-in-form", "sandbox", "--rule", "colour=red");
        isWrong("It can be: any-failure, connect-error.", "sandbox", "--rule", "next-url=never");
        isWrong("write NAME=VALUE", "sandbox", "--rule", "next-url");
        isWrong("There is no fault “404”. Faults: 500, 503, no-such-upload", "sandbox", "--fault", "404");
        isWrong("There is no operation “Put”. Operations: ListBuckets", "sandbox", "--fault", "refuse", "--fault", "503 op=Put");
        isWrong("\\u001b", "sandbox", "--fault", "\u001b[31m");
        isWrong("--clock-offset takes a time", "sandbox", "--clock-offset", "yesterday");
        isWrong("--clock-offset takes a time", "sandbox", "--clock-offset", "-999999999h");
        isWrong("--control-port must be from 0 to 65535", "sandbox", "--control-port", "65536");
        isWrong("--receiver-tls-port must be from 0 to 65535", "sandbox", "--receiver-tls-port", "-1");
    }

    @Test
    void waysThatDoNotGoTogetherAreTold() throws IOException {
        isWrong("--policy-url and --sts-url do not go together", "upload", "--policy-url", "http://h/", "--sts-url", "http://h/", file);
        isWrong("--connection and --policy-url do not go together", "upload", "--connection", "sandbox", "--policy-url", "http://h/", file);
        isWrong("--policy-url takes an http or https address", "upload", "--policy-url", "ftp://h/?pl4nted", file);
        isWrong("--policy-url takes an http or https address", "upload", "--policy-url", "http://h:65536/?pl4nted", file);
        isWrong("--sts-endpoint takes an http or https address", "upload", "--assume-role", "acs:ram::1:role/a", "--sts-endpoint", "http://h:65536", file);
        isWrong("“http://h:65536” is no endpoint", "upload", "--endpoint", "http://h:65536", "--region", "cn-hangzhou", "--bucket", "bucket", file);
        isWrong("--assume-role cannot be “admin”", "upload", "--assume-role", "admin", file);
        isWrong("--policy-url uploads with --method form alone", "upload", "--policy-url", "http://h/", "--method", "multipart", file);
        isWrong("--policy-url brings no key", "upload", "--policy-url", "http://h/", "--if-exists", "skip", file);
        isWrong("--presigned-url-file brings no key", "retry-callback", "--presigned-url-file", "-", "--key", "k");
        isWrong("--policy-url brings no key", "snippet", "java", "--policy-url", "http://h/");
        uploadIsWrong("A form carries no tags", "--method", "form", "--tag", "a=b");
        isWrong("--region", "upload", "--sts-url", "http://h/", "--endpoint", "http://127.0.0.1:1", file);
        assertTrue(!cli.err().contains("pl4nted"), cli.err());
    }

    @Test
    void presignedUrlsAreCheckedBeforeTheFirstIsSpent() {
        cli.in = "http://127.0.0.1:1/b/k?Signature=s\n";
        isWrong("There are 2 files and 1 URLs", "upload", "--presigned-url-file", "-", file, file);
        cli.in = "http://127.0.0.1:1/b/k?Signature=s\nhttp://127.0.0.1:1/b/k?Signature=t";
        isWrong("Two of the URLs put the same object “k”", "upload", "--presigned-url-file", "-", file, file);
        cli.in = "http://127.0.0.1:1/b/k?Signature=s\n\nnonsense pl4nted";
        isWrong("line 3 is no", "upload", "--presigned-url-file", "-", file, file);
        isWrong("cannot be read", "upload", "--presigned-url-file", folder.resolve("none").toString(), file);
        isWrong("--key cannot be given", "upload", "--presigned-url-file", "-", "--key", "a", file);
        assertTrue(!cli.err().contains("pl4nted"), cli.err());
    }

    @Test
    void whatNoObjectCanHaveIsRefused() {
        uploadIsWrong("header host", "--header", "Host=evil");
        uploadIsWrong("header x-oss-callback", "--header", "x-oss-callback=e30=");
        uploadIsWrong("header cache-control", "--header", "Cache-Control=a\r\nx-oss-object-acl: public-read");
        uploadIsWrong("metadata a b", "--meta", "a b=c");
        uploadIsWrong("--meta takes a name", "--meta", "a");
        uploadIsWrong("tag a&b", "--tag", "a&b=c");
        assertFalse(cli.err().contains("public-read"), cli.err());
        uploadIsWrong("ACL world. The ACL is one of default, private, public-read, public-read-write.\n", "--acl", "world");
        uploadIsWrong("storage class I A", "--storage-class", "I A");
    }

    @ParameterizedTest
    @CsvSource({"--part-size,8QB", "--part-size,99KiB", "--part-size,6GiB", "--jobs,0", "--jobs,x", "--parts,-1", "--signature,v2", "--output,xml"})
    void aValueOutOfBoundsIsRefused(String option, String value) {
        uploadIsWrong(option, option, value);
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        isWrong("--key needs a value", "upload", "--connection", "sandbox", file, "--key");
    }

    @Test
    void aCallbackUrlWithoutABodyIsRefused() {
        uploadIsWrong("--callback-body", "--callback-url", "http://127.0.0.1:1/callback");
    }

    @Test
    void callbackOptionsWithoutAUrlAreRefused() {
        uploadIsWrong("--callback-url", "--var", "x:a=b");
    }

    @Test
    void aCallbackThatOssWouldRefuseIsToldBeforeTheFirstByte() {
        uploadIsWrong("my url", "--callback-url", "my url", "--callback-body", "a=b");
    }

    @ParameterizedTest
    @CsvSource({"--var,x:a", "--var,a=b", "--var,=b", "--var-from,x:a={nope}", "--callback-header,k"})
    void aPairMustBeOne(String option, String value) {
        uploadIsWrong(option, "--callback-url", "http://127.0.0.1:1/callback", "--callback-body", "a=b", option, value);
    }

    @Test
    void anUnknownProfileNamesTheSavedOnes() {
        uploadIsWrong("“mine”", "--profile", "mine");
    }

    @Test
    void aKeyTemplateWithAnUnknownPlaceholderIsRefused() {
        uploadIsWrong("{nope}", "--key", "a/{nope}");
    }

    @Test
    void anUploadOfNothingIsRefused() {
        isWrong("at least one file", "upload", "--connection", "sandbox");
    }

    @Test
    void twoFilesThatBecomeOneObjectAreBothNamed() throws IOException {
        var other = Files.createDirectories(folder.resolve("other")).resolve("a.txt");
        Files.writeString(other, "else");
        uploadIsWrong(other.toString(), other.toString());
        assertTrue(cli.err().contains(file), cli.err());
    }

    @Test
    void theSamePathBelowTwoFoldersIsNoCollision() throws IOException {
        Files.createDirectories(folder.resolve("x"));
        var words = new String[] {"upload", "--connection", "sandbox", "--key", "same", folder.resolve("x").toString(), file, folder.toString()};
        isWrong("“same”", words);
    }

    @Test
    void atFilesAreNotRead() throws IOException {
        var list = Files.writeString(folder.resolve("list"), "--help");
        isWrong("“@" + list + "”", "@" + list);
    }

    @Test
    void aNameThatTheLocaleBrokeIsToldSo() {
        isWrong("LC_ALL=C.UTF-8", "upload", "--connection", "sandbox", "\uFFFD\uFFFD.txt");
    }

    @Test
    void theHelpOfTheVeryCommandIsNamed() {
        isWrong("See dropback upload --help.", "upload");
        isWrong("See dropback callback send --help.", "callback", "send", "--nonsense");
        isWrong("See dropback --help, or", "uplaod");
    }

    @Test
    void aTimeThatIsNoneIsToldHowItIsWritten() {
        uploadIsWrong("60s or 2m", "--retry-for", "soon");
    }

    @Test
    void wrongUsageSpeaksTheUsersLanguage() {
        cli = new CliHarness(folder, java.util.Locale.TRADITIONAL_CHINESE);
        isWrong("既不是命令也不是檔案", "uplaod");
    }

    @Test
    void sandboxOptionsAreCheckedToo() {
        isWrong("--answer-status", "sandbox", "--answer-status", "99");
        isWrong("--answer-delay", "sandbox", "--answer-delay", "soon");
        isWrong("--answer-delay", "sandbox", "--answer-delay", "PT1S");
        isWrong("too many", "sandbox", "word");
    }
}
