package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are planted wherever they belong, a hostile server echoes all that it is sent; then every byte that the program left behind is searched for them. */
class NothingLeaksTest {

    private static final Map<String, String> KEYS = Map.of("OSS_ACCESS_KEY_ID", "STS.x", "OSS_ACCESS_KEY_SECRET", Planted.KEY_SECRET, "OSS_SESSION_TOKEN", Planted.TOKEN);

    @TempDir
    private Path folder;

    private HostileServer hostile;
    private final List<String> commandLines = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();

    @BeforeEach
    void start() throws IOException {
        hostile = new HostileServer();
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("home/profiles"));
        // Whatever a library says, somebody may want to read.
        Files.writeString(folder.resolve("home/settings.json"), "{\"preferences\":{\"upkeep\":{\"historyDays\":0,\"logLevel\":\"DEBUG\"}}}");
    }

    @AfterEach
    void end() {
        hostile.close();
    }

    private int run(String in, Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "org.dropback.Dropback"));
        command.addAll(List.of(words));
        var out = folder.resolve("out" + commandLines.size());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        // Of a command line beyond 4 KiB Java tells no arguments.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("DROPBACK_HOME", folder.resolve("home").toString());
        builder.environment().put("DROPBACK_PASSPHRASE", Planted.PASSPHRASE);
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        builder.environment().putAll(environment);
        var process = builder.start();
        commandLines.add(List.of(process.info().arguments().orElseThrow(() -> new AssertionError("nobody can read what the process was started with"))).toString());
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), String.join(" ", words));
        printed.append(Files.readString(out));
        return process.exitValue();
    }

    private void expect(int code, String in, Map<String, String> environment, String... words) throws Exception {
        assertEquals(code, run(in, environment, words), () -> String.join(" ", words) + "\n" + printed);
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("photo.txt"), "hello").toString();
    }

    private String[] upload(String bucket, String... more) {
        var words = new ArrayList<>(List.of("upload", "--endpoint", hostile.address().toString(), "--region", "cn-hangzhou", "--bucket", bucket));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void noByteThatIsLeftBehindHoldsASecretOfAConnection() throws Exception {
        var connections = Files.writeString(folder.resolve("c.json"), """
                {"dropback":"connections","schema":1,"connections":[
                {"name":"Kept","bucket":"photos","endpoint":{"kind":"custom","region":"cn-hangzhou","host":"%1$s","tls":false},"keys":{"from":"kept","accessKeyId":"LTAI"},
                 "addressing":"path","network":{"proxy":{"kind":"none"}}},
                {"name":"Sts","bucket":"photos","endpoint":{"kind":"custom","region":"cn-hangzhou","host":"%1$s","tls":false},
                 "keys":{"from":"sts-server","address":"http://%1$s/sts"},"network":{"proxy":{"kind":"manual","host":"127.0.0.1","port":%2$d,"user":"me"}}}]}"""
                .formatted(hostile.authority(), hostile.port()));
        expect(0, "", Map.of(), "connection", "import", connections.toString());
        expect(0, Planted.KEY_SECRET, Map.of(), "connection", "secret", "Kept");
        expect(0, Planted.QUERY, Map.of(), "connection", "secret", "Sts", "--of", "server");
        expect(0, Planted.PROXY, Map.of(), "connection", "secret", "Sts", "--of", "proxy");
        expect(1, "", Map.of(), "connection", "check", "Kept");
        expect(1, "", Map.of(), "connection", "check", "Sts", "--output", "json");
        expect(1, "", Map.of(), "upload", "--connection", "Kept", "--output", "jsonl", file());
        expect(1, "", KEYS, upload("photos", file()));
        assertTrue(printed.toString().contains("SignatureDoesNotMatch"), "the hostile server was heard");
        assertNothingLeaked();
    }

    @Test
    void noSignatureThatSomebodyElseMadeIsRepeated() throws Exception {
        expect(1, hostile.address() + "/photos/a.txt?Expires=1&OSSAccessKeyId=LTAI&Signature=" + Planted.PRESIGNED + "\n", Map.of(), "upload",
                "--presigned-url-file", "-", file());
        expect(1, hostile.address() + "/photos/a.txt?x-oss-expires=1&x-oss-signature=" + Planted.PRESIGNED + "&x-oss-security-token=" + Planted.TOKEN + "\n", Map.of(), "upload",
                "--presigned-url-file", "-", "--output", "jsonl", file());
        expect(1, "", Map.of(), "upload", "--policy-url", hostile.address() + "/policy", file());
        assertEquals(1, hostile.posts.get(), "a form with the policy's signature was posted");
        assertTrue(printed.toString().contains("SignatureDoesNotMatch"), "the hostile server was heard");
        assertNothingLeaked();
    }

    @Test
    void noSecretVariableComesBackFromAReceiverNorAKeyThatItGuessed() throws Exception {
        Files.writeString(folder.resolve("home/profiles/Secretive.json"), """
                {"schema":2,"name":"Secretive","urls":["http://example.com/"],"body":"a=${x:pin}","variables":[{"name":"x:pin","value":"%s","secret":true}]}"""
                .formatted(Planted.VARIABLE));
        var given = Files.writeString(folder.resolve("given.dropback"), """
                {"dropback":"profiles","schema":1,"profiles":[{"schema":2,"name":"Given","urls":["http://example.com/"],"body":"a=${x:pin}",
                "variables":[{"name":"x:pin","value":"%s","secret":true}]}]}""".formatted(Planted.IMPORTED));
        expect(0, "", Map.of(), "profile", "import", given.toString());
        expect(3, "", KEYS, upload("called", "--profile", "Secretive", file()));
        expect(0, "", KEYS, upload("relayed", "--profile", "Secretive", "--output", "jsonl", file()));
        expect(3, "", KEYS, upload("called", "--profile", "Given", "--output", "jsonl", file()));
        expect(0, "", KEYS, upload("relayed", "--profile", "Given", file()));
        assertTrue(printed.toString().contains("heard "), "the hostile receiver was heard");
        expect(0, "", Map.of(), "profile", "show", "Secretive");
        expect(0, "", Map.of(), "profile", "show", "Given", "--output", "json");
        expect(0, "", Map.of(), "history", "list");
        expect(0, "", Map.of(), "history", "export", "--to", folder.resolve("home/history.csv").toString());
        assertNothingLeaked();
    }

    @Test
    void aFileWhoseNameIsAPresignedUrlIsNotRepeatedNorSent() throws Exception {
        var saved = Files.createDirectories(folder.resolve("saved"));
        for (var name : List.of("a.jpg?Expires=1&OSSAccessKeyId=LTAI&Signature=" + Planted.NAMED, "b.jpg?x-oss-signature=" + Planted.NAMED + "&x-oss-expires=1",
                "c.jpg?x-oss-security-token=" + Planted.NAMED)) {
            Files.writeString(saved.resolve(name), "hello");
        }
        expect(1, "", KEYS, upload("photos", saved.toString()));
        expect(1, "", KEYS, upload("photos", "--output", "jsonl", saved.toString()));
        assertTrue(printed.toString().contains("FileNameSecret"), printed.toString());
        expect(0, "", Map.of(), "history", "list");
        assertNothingLeaked();
    }

    @Test
    void whatCannotBeReadIsNotRepeated() throws Exception {
        var config = Files.writeString(folder.resolve("config.json"), "{\"profiles\": [{\"access_key_secret\": " + Planted.BROKEN + "}]}");
        var ossutil = Files.writeString(folder.resolve("ossutil"), "[Credentials]\naccessKeySecret " + Planted.BROKEN + "\naccessKeySecret=\n" + Planted.BROKEN);
        var prints = Files.writeString(folder.resolve("printed"), "{\"AccessKeySecret\": " + Planted.BROKEN + "}");
        var parts = new ArrayList<String>();
        for (var keys : List.of("\"from\":\"aliyun-cli\",\"file\":\"" + config + "\"", "\"from\":\"ossutil\",\"file\":\"" + ossutil + "\"",
                "\"from\":\"process\",\"command\":[\"cat\",\"" + prints + "\"]", "\"from\":\"sts-server\",\"address\":\"" + hostile.address() + "/broken\"",
                "\"from\":\"policy-server\",\"address\":\"" + hostile.address() + "/broken\"")) {
            parts.add("{\"id\":\"id%1$d\",\"name\":\"C%1$d\",\"bucket\":\"photos\",\"endpoint\":{\"kind\":\"custom\",\"region\":\"cn-hangzhou\",\"host\":\"%2$s\",\"tls\":false},\"keys\":{%3$s}}"
                    .formatted(parts.size(), hostile.authority(), keys));
        }
        Files.writeString(folder.resolve("home/connections.json"), "{\"schema\":1,\"connections\":[" + String.join(",", parts) + "]}");
        for (int i = 0; i < parts.size(); i++) {
            if (i % 2 == 0) {
                run("", Map.of(), "connection", "check", "C" + i);
            }
            expect(1, "", Map.of(), "upload", "--connection", "C" + i, "--retry-for", "0s", file());
        }
        Files.writeString(folder.resolve("given.dropback"), "{\"dropback\":\"profiles\",\"schema\":1,\"profiles\":[{\"variables\":[{\"secret\":true,\"value\":" + Planted.BROKEN + "}]}]}");
        expect(2, "", Map.of(), "profile", "import", folder.resolve("given.dropback").toString());
        expect(2, "http:// " + Planted.BROKEN + "\n", Map.of(), "upload", "--presigned-url-file", "-", file());
        expect(2, Planted.BROKEN, Map.of(), "connection", "secret", "Nobody");
        assertNothingLeaked();
    }

    private void assertNothingLeaked() throws IOException {
        assertTrue(commandLines.stream().allMatch(line -> line.contains("org.dropback.Dropback")), commandLines.toString());
        assertTrue(Files.exists(folder.resolve("home/journal.db")), "where uploads are recorded");
        assertEquals(Map.of(), Planted.found(Map.of("printed", printed.toString(), "command lines", commandLines.toString()), folder.resolve("home"), folder.resolve("tmp")));
    }
}
