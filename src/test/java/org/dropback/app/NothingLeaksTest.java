package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are planted wherever they belong, a hostile server echoes all that it is sent; then every byte that the program left behind is searched for them. */
class NothingLeaksTest {

    private static final String KEY_SECRET = "pl4ntedKeySecret/+=1";
    private static final String TOKEN = "pl4ntedStsToken+/2";
    private static final String QUERY = "pl4ntedServerQuery3";
    private static final String PROXY = "pl4ntedProxyPassword4";
    private static final String PRESIGNED = "pl4ntedPresigned5";
    private static final String PASSPHRASE = "pl4ntedPassphrase6";
    private static final String VARIABLE = "pl4ntedVariable/8";
    private static final String POLICY = "pl4ntedPolicySignature/+7=";

    @TempDir
    private Path folder;

    private HttpServer hostile;
    private volatile int posts;
    private final List<String> commandLines = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();

    @BeforeEach
    void start() throws IOException {
        hostile = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        hostile.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hostile.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean posted = body.contains(POLICY);
            posts += posted ? 1 : 0;
            // What OSS sends for debugging, and more: of a request that a key signed it even knows the secret.
            var all = exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet()
                    + (exchange.getRequestHeaders().containsKey("Authorization") ? " secret=" + KEY_SECRET : "") + (posted ? " form " + POLICY : "");
            var xml = ("<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><Message>" + all.replace("&", "&amp;").replace("<", "&lt;") + "</Message>"
                    + "<StringToSign>" + all.replace("&", "&amp;").replace("<", "&lt;") + "</StringToSign><SignatureProvided>" + exchange.getRequestHeaders().getFirst("Authorization")
                    + "</SignatureProvided><RequestId>R1</RequestId></Error>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.getResponseHeaders().set("x-oss-request-id", "R1");
            exchange.sendResponseHeaders(403, xml.length);
            exchange.getResponseBody().write(xml);
            exchange.close();
        });
        hostile.createContext("/called/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean told = exchange.getRequestHeaders().containsKey("x-oss-callback-var");
            var xml = ("<?xml version=\"1.0\"?><Error><Code>CallbackFailed</Code><Message>Error status : 502. " + (told ? VARIABLE + " heard" : "") + "</Message><RequestId>R2</RequestId><Said>"
                    + VARIABLE.replace("/", "\\/") + "</Said></Error>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.getResponseHeaders().set("x-oss-request-id", "R2");
            exchange.sendResponseHeaders(told ? 203 : 404, exchange.getRequestMethod().equals("HEAD") ? -1 : xml.length);
            exchange.getResponseBody().write(exchange.getRequestMethod().equals("HEAD") ? new byte[0] : xml);
            exchange.close();
        });
        hostile.createContext("/policy", exchange -> {
            var json = ("{\"accessid\":\"LTAI\",\"policy\":\"e30=\",\"signature\":\"" + POLICY + "\",\"dir\":\"\",\"host\":\"http://" + authority() + "/\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        hostile.start();
    }

    @AfterEach
    void end() {
        hostile.stop(0);
    }

    private String authority() {
        return "127.0.0.1:" + hostile.getAddress().getPort();
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
        builder.environment().put("DROPBACK_PASSPHRASE", PASSPHRASE);
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

    @Test
    void noByteThatIsLeftBehindHoldsASecret() throws Exception {
        Files.createDirectories(folder.resolve("tmp"));
        var file = Files.writeString(folder.resolve("photo.txt"), "hello").toString();
        var connections = Files.writeString(folder.resolve("c.json"), """
                {"dropback":"connections","schema":1,"connections":[
                {"name":"Kept","bucket":"photos","endpoint":{"kind":"custom","region":"cn-hangzhou","host":"%1$s","tls":false},"keys":{"from":"kept","accessKeyId":"LTAI"},
                 "addressing":"path","network":{"proxy":{"kind":"none"}}},
                {"name":"Sts","bucket":"photos","endpoint":{"kind":"custom","region":"cn-hangzhou","host":"%1$s","tls":false},
                 "keys":{"from":"sts-server","address":"http://%1$s/sts"},"network":{"proxy":{"kind":"manual","host":"127.0.0.1","port":%2$d,"user":"me"}}}]}"""
                .formatted(authority(), hostile.getAddress().getPort()));
        assertEquals(0, run("", Map.of(), "connection", "import", connections.toString()), printed.toString());
        assertEquals(0, run(KEY_SECRET, Map.of(), "connection", "secret", "Kept"), printed.toString());
        assertEquals(0, run(QUERY, Map.of(), "connection", "secret", "Sts", "--of", "server"), printed.toString());
        assertEquals(0, run(PROXY, Map.of(), "connection", "secret", "Sts", "--of", "proxy"), printed.toString());
        assertEquals(1, run("", Map.of(), "connection", "check", "Kept"), printed.toString());
        assertEquals(1, run("", Map.of(), "connection", "check", "Sts", "--output", "json"), printed.toString());
        assertEquals(1, run("", Map.of(), "upload", "--connection", "Kept", "--output", "jsonl", file), printed.toString());
        assertEquals(1, run("", Map.of("OSS_ACCESS_KEY_ID", "STS.x", "OSS_ACCESS_KEY_SECRET", KEY_SECRET, "OSS_SESSION_TOKEN", TOKEN), "upload", "--endpoint",
                "http://" + authority(), "--region", "cn-hangzhou", "--bucket", "photos", file), printed.toString());
        assertEquals(1, run("http://" + authority() + "/photos/a.txt?Expires=1&OSSAccessKeyId=LTAI&Signature=" + PRESIGNED + "\n", Map.of(), "upload",
                "--presigned-url-file", "-", file), printed.toString());
        assertEquals(1, run("", Map.of(), "upload", "--policy-url", "http://" + authority() + "/policy", file), printed.toString());
        assertEquals(1, posts, "a form with the policy's signature was posted");
        Files.createDirectories(folder.resolve("home/profiles"));
        Files.writeString(folder.resolve("home/profiles/Secretive.json"), """
                {"schema":2,"name":"Secretive","urls":["http://example.com/"],"body":"a=${x:pin}","variables":[{"name":"x:pin","value":"%s","secret":true}]}"""
                .formatted(VARIABLE));
        for (var output : List.of("text", "jsonl")) {
            assertEquals(3, run("", Map.of("OSS_ACCESS_KEY_ID", "LTAI", "OSS_ACCESS_KEY_SECRET", KEY_SECRET), "upload", "--endpoint", "http://" + authority(), "--region",
                    "cn-hangzhou", "--bucket", "called", "--profile", "Secretive", "--output", output, file), printed.toString());
        }
        assertTrue(printed.toString().contains(" heard"), "the variable was echoed");
        assertEquals(0, run("", Map.of(), "profile", "show", "Secretive"), printed.toString());
        assertEquals(0, run("", Map.of(), "history", "list"), printed.toString());
        assertTrue(commandLines.stream().allMatch(line -> line.contains("org.dropback.Dropback")), commandLines.toString());
        assertTrue(printed.toString().contains("SignatureDoesNotMatch"), "the hostile server was heard");
        assertEquals(Map.of(), leaks());
    }

    /** Where each secret was found. */
    private Map<String, List<String>> leaks() throws IOException {
        var places = new TreeMap<String, String>();
        places.put("printed", printed.toString());
        places.put("command lines", commandLines.toString());
        for (var kept : List.of("home", "tmp")) {
            try (var files = Files.walk(folder.resolve(kept))) {
                for (var file : files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".so")).toList()) {
                    places.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertTrue(places.keySet().stream().anyMatch(place -> place.endsWith("journal.db")) && places.size() > 5, places.keySet().toString());
        var found = new TreeMap<String, List<String>>();
        for (var secret : List.of(KEY_SECRET, TOKEN, QUERY, PROXY, PRESIGNED, PASSPHRASE, POLICY, VARIABLE)) {
            var forms = forms(secret);
            places.forEach((place, text) -> {
                // A profile keeps the values of its variables: it needs them to call back.
                if (!(secret.equals(VARIABLE) && place.startsWith("home/profiles/")) && forms.stream().anyMatch(text::contains)) {
                    found.computeIfAbsent(secret, _ -> new ArrayList<>()).add(place);
                }
            });
        }
        return found;
    }

    /** As it is, as URLs and JSON write it, and as it lies within any Base64. */
    private static Set<String> forms(String secret) {
        var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var lower = Pattern.compile("%..").matcher(encoded).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
        var forms = new TreeSet<>(Set.of(secret));
        forms.addAll(List.of(encoded, lower, secret.replace("/", "\\/")));
        for (int before = 0; before < 3; before++) {
            var base64 = Base64.getEncoder().encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
            int bits = 8 * (before + secret.length());
            // Letters that its neighbours have no part in.
            forms.add(base64.substring((8 * before + 5) / 6, bits / 6));
        }
        return forms;
    }
}
