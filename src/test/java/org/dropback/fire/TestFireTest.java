package org.dropback.fire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackRefusal;
import org.dropback.sandbox.OnOneSandbox;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.text.Messages;
import org.dropback.wire.Delivery;
import org.dropback.wire.SendStep;
import org.dropback.wire.Sender;
import org.dropback.wire.ServerCertificates;
import org.dropback.wire.Trust;
import org.dropback.wire.WireServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFireTest extends OnOneSandbox {

    private final TestFire fire = new TestFire(new Sender(), Clock.systemUTC());
    private final FireWords words = new FireWords(Messages.of(Locale.ENGLISH));

    private static String url(String path) {
        return sandbox.receiverUrl() + path;
    }

    private static FireSigner signer() {
        return new FireSigner(sandbox::sign, sandbox.publicKeyUrl().toString());
    }

    private static FireOrder order(@Nullable FireSigner signer, boolean sni, String... urls) {
        var callback = new Callback(List.of(urls), null, sni, BodyType.JSON, "{\"a\":${object}}", Map.of(), Map.of("x-from", "us"));
        return new FireOrder(callback, "{\"a\":\"中 文\"}", "some-bucket", signer);
    }

    private FireReport send(FireOrder order) throws InterruptedException {
        return fire.send(order, _ -> { });
    }

    private String verdict(FireReport report) {
        return report.ossStatus() + " " + words.verdict(report);
    }

    @Test
    void whatArrivesIsWhatOssSendsAndItsSignatureIsValid() throws Exception {
        var report = send(order(signer(), false, url("?id=1&b=%20")));
        assertTrue(verdict(report).startsWith("200 OSS would answer 200 and hand this answer on, because " + url("?id=1&b=%20")
                + " answered 200, JSON, Content-Length 15, "), verdict(report));
        var received = sandbox.callbacks().getLast();
        assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
        assertEquals("{\"a\":\"中 文\"}", received.bodyText());
        var headers = received.headers().stream().map(Map.Entry::getKey).toList();
        assertEquals(List.of("Host", "Connection", "Content-Length", "Authorization", "Content-MD5", "Content-Type", "Date", "User-Agent",
                "x-oss-additional-headers", "x-oss-bucket", "x-oss-owner", "x-oss-pub-key-url", "x-oss-request-id", "x-oss-requester",
                "x-oss-signature-version", "x-oss-tag", "x-from"), headers);
        assertEquals("some-bucket", received.header("x-oss-bucket").orElseThrow());
    }

    @Test
    void theUrlsAreAskedInOrderUntilTheFirstSuccess() throws Exception {
        var seen = new CopyOnWriteArrayList<FireReport>();
        int before = sandbox.callbacks().size();
        var report = fire.send(order(signer(), false, url("/status/502"), url("/status/200"), url("/status/200")), seen::add);
        assertEquals(2, report.attempts().size());
        assertEquals(200, report.ossStatus());
        assertEquals(before + 2, sandbox.callbacks().size());
        assertEquals("HTTP 502", words.outcome(report.attempts().getFirst()).substring(0, 8));
        assertTrue(seen.stream().noneMatch(FireReport::finished));
        assertEquals(1, seen.getFirst().attempts().size());
        assertNull(seen.getFirst().attempts().getFirst().delivery());
        assertTrue(seen.stream().anyMatch(now -> now.attempts().size() == 2 && now.attempts().getFirst().delivery() != null));
    }

    @Test
    void theLastOfSeveralFailuresIsWhatOssTells() throws Exception {
        var report = send(order(signer(), false, url("/status/404"), url("/body/html")));
        assertEquals("203 OSS would store the file and answer 203, because none of the 2 URLs gave an answer that it takes. Of the last it would say: "
                + "Response body is not valid json format.", verdict(report));
        assertTrue(words.reasons(report).getFirst().contains("is not valid JSON"));
        assertTrue(words.reasons(report).size() > 1);
    }

    @Test
    void withoutASignatureNoneOfItsHeadersIsSent() throws Exception {
        var report = send(order(null, false, url("")));
        var received = sandbox.callbacks().getLast();
        assertEquals(ReceivedCallback.Verdict.MISSING, received.signature());
        assertTrue(received.header("Authorization").isEmpty() && received.header("x-oss-pub-key-url").isEmpty());
        assertTrue(words.notes(report.attempts().getFirst(), report.order()).getLast().contains("nobody signed"));
        assertEquals("Sent from this machine, not by OSS. Sent without a signature.", words.origin(report.order()));
    }

    @ParameterizedTest
    @CsvSource({"401,true,only OSS can sign for gosspublic", "403,true,only OSS can sign for gosspublic", "403,false,has no signature",
        "302,true,does not follow"})
    void aRefusalIsExplained(int status, boolean signed, String expected) throws Exception {
        try (var server = WireServer.bind(new InetSocketAddress("127.0.0.1", 0))) {
            server.serve(exchange -> exchange.respond(status, List.of(Map.entry("Location", "https://elsewhere.example/")), 0).close());
            var report = send(order(signed ? signer() : null, false, "http://127.0.0.1:" + server.port() + "/"));
            assertEquals(203, report.ossStatus());
            var notes = words.notes(report.attempts().getFirst(), report.order());
            assertTrue(notes.getFirst().contains("Private address is forbidden"), notes.toString());
            assertTrue(notes.stream().anyMatch(note -> note.contains(expected)), notes.toString());
        }
    }

    @Test
    void aServerWithoutTlsIsNotMistakenForOneWithAWrongName() throws Exception {
        try (var server = WireServer.bind(new InetSocketAddress("127.0.0.1", 0))) {
            server.serve(exchange -> { });
            var failed = send(order(signer(), false, "https://127.0.0.1:" + server.port() + "/cb"));
            assertEquals(List.of("What answered at this port does not speak TLS: write http:// instead of https://, or give the port that speaks TLS."),
                    words.reasons(failed).subList(1, words.reasons(failed).size()));
        }
    }

    @Test
    void tlsThatFailsWithoutSniIsTriedWithSniAndNothingIsSentThere() throws Exception {
        var certificates = ServerCertificates.make(ServerCertificates.keytool().orElseThrow(), "127.0.0.1");
        var requests = new CopyOnWriteArrayList<String>();
        try (var server = WireServer.bind(new InetSocketAddress("127.0.0.1", 0), certificates)) {
            server.serve(exchange -> {
                requests.add(exchange.head().method());
                var body = "{}".getBytes(UTF_8);
                try (var out = exchange.respond(200, List.of(), body.length)) {
                    out.write(body);
                }
            });
            var trusting = new TestFire(new Sender(Trust.systemAnd(certificates.certificates())), Clock.systemUTC());
            var url = "https://localhost:" + server.port() + "/cb";
            var failed = trusting.send(order(signer(), false, url), _ -> { });
            assertEquals("203 OSS would store the file and answer 203, because of " + url + ": Error status : 502.", verdict(failed));
            var attempt = failed.attempts().getFirst();
            assertEquals(List.of("DNS true", "TCP true", "TLS without SNI false Certificate of CN=Dropback sandbox, issued by CN=Dropback sandbox: not accepted",
                    "TLS with SNI true TLSv1.3, certificate of CN=Dropback sandbox, issued by CN=Dropback sandbox: trusted for this host"), way(attempt));
            assertEquals(SendStep.Phase.TLS, attempt.steps().getLast().phase());
            assertTrue(words.notes(attempt, failed.order()).contains(
                    "With SNI the handshake works: switch SNI on in the profile and OSS gets through."));
            assertTrue(words.reasons(failed).getFirst().startsWith("The TLS handshake"));
            var untrusted = send(order(signer(), false, url));
            var why = untrusted.attempts().getFirst().sniInstead().orElseThrow().problem();
            assertEquals(2, words.details(untrusted).split(java.util.regex.Pattern.quote(why), -1).length, "told once: " + words.details(untrusted));
            assertEquals(List.of(), requests);
            var told = new CopyOnWriteArrayList<FireReport>();
            var works = trusting.send(order(signer(), true, url), told::add);
            assertTrue(told.stream().map(now -> now.attempts().getFirst()).anyMatch(now -> now.delivery() != null && now.other() == null), "the answer first");
            assertEquals(200, works.ossStatus());
            assertEquals(List.of("POST"), requests);
            assertEquals(List.of("DNS true", "TCP true",
                    "TLS with SNI true TLSv1.3, certificate of CN=Dropback sandbox, issued by CN=Dropback sandbox: trusted for this host",
                    "TLS without SNI false Certificate of CN=Dropback sandbox, issued by CN=Dropback sandbox: not accepted", "Request true", "Answer true", "Body true"),
                    way(works.attempts().getFirst()));
            var address = trusting.send(order(signer(), true, "https://127.0.0.1:" + server.port() + "/cb"), _ -> { }).attempts().getFirst();
            assertEquals(1, way(address).stream().filter(mark -> mark.startsWith("TLS")).count(), way(address).toString());
            requests.clear();
            var withSni = send(order(signer(), true, url));
            assertTrue(words.reasons(withSni).getLast().contains("does not trust the certificate"), words.reasons(withSni).toString());
            assertFalse(words.reasons(failed).getLast().contains("does not trust the certificate"), words.reasons(failed).toString());
            var distrusted = send(order(signer(), false, url)).attempts().getFirst();
            assertTrue(distrusted.sniInstead().filter(handshake -> handshake.problem().endsWith("PKIX path building failed: unable to find valid certification path to requested target")).isPresent(), way(distrusted).toString());
        }
    }

    /** The steps and handshakes as a person reads them, addresses, times and the JDK's reasons aside. */
    private List<String> way(Attempt attempt) {
        return words.way(attempt).stream().map(mark -> mark.name() + " " + mark.done() + (mark.name().startsWith("TLS") ? " " + mark.detail() : ""))
                .map(mark -> mark.replaceFirst("not accepted,.*", "not accepted")).toList();
    }

    @Test
    void whatOssRefusesIsNotSent() throws Exception {
        int before = sandbox.callbacks().size();
        var report = send(order(signer(), false, url(""), "http://[::1]/"));
        assertEquals(CallbackRefusal.URL_INVALID, report.refusal());
        assertEquals("400 OSS would answer 400 and store nothing: The callback url configuration is invalid. Nothing was sent.", verdict(report));
        assertFalse(words.reasons(report).isEmpty());
        assertEquals(before, sandbox.callbacks().size());
        assertTrue(report.finished());
    }

    @Test
    void nobodyThereIsToldWithWhatOssWouldSay() throws Exception {
        var report = send(order(signer(), false, "http://nowhere.invalid/cb"));
        assertEquals(Delivery.Failure.HOST_UNKNOWN, assertInstanceOf(Delivery.Failed.class, report.attempts().getFirst().delivery()).failure());
        assertTrue(verdict(report).contains("Error status : -1.OSS can not connect"), verdict(report));
    }

    @Test
    void fiveSecondsAreAllThatAServerGets() throws Exception {
        var report = send(order(signer(), false, url("/delay/20s")));
        var attempt = report.attempts().getFirst();
        assertEquals(Delivery.Failure.TIMED_OUT, assertInstanceOf(Delivery.Failed.class, attempt.delivery()).failure());
        assertTrue(verdict(report).contains("reply timeout"), verdict(report));
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        var waiting = new CountDownLatch(1);
        var task = new FutureTask<>(() -> fire.send(order(signer(), false, url("/delay/20s"), url("")), _ -> waiting.countDown()));
        var thread = Thread.ofVirtual().start(task);
        assertTrue(waiting.await(60, TimeUnit.SECONDS));
        thread.interrupt();
        var end = assertThrows(ExecutionException.class, () -> task.get(60, TimeUnit.SECONDS));
        assertInstanceOf(InterruptedException.class, end.getCause());
    }

    @Test
    void theKeyServerHandsOutTheKeyAndCounts() throws Exception {
        try (var keys = KeyServer.start("-----BEGIN PUBLIC KEY-----\n", 0); var client = HttpClient.newHttpClient()) {
            assertEquals("127.0.0.1", keys.url().getHost());
            var got = client.send(HttpRequest.newBuilder(keys.url()).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals("200 -----BEGIN PUBLIC KEY-----\n", got.statusCode() + " " + got.body());
            assertEquals(404, client.send(HttpRequest.newBuilder(keys.url().resolve("/other")).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
            assertEquals(1, keys.fetched());
            assertNotNull(keys.url());
        }
    }
}
