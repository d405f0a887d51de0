package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.WITH_CALLBACK;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.Stored;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are not of OSS, or not what it says they are. */
class ForeignAnswersTest {

    private static final byte[] BODY = StoreFixture.bytes(3000);
    private static final String HTML = "<!DOCTYPE html><html><body>Please log in<br></body></html>";

    @ParameterizedTest
    @CsvSource({"200,UNKNOWN", "203,UNKNOWN", "302,NO", "403,NO", "404,NO", "503,UNKNOWN", "502,UNKNOWN"})
    void thePageOfACaptivePortalIsNoAnswerOfOss(int status, Stored stored) throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            respond(out, status, HTML, "Content-Type: text/html", "Location: http://127.0.0.1:1/login", "ETag: \"x\"");
        }); var store = store(server.endpoint())) {
            for (var target : new ObjectTarget[] {PLAIN, WITH_CALLBACK}) {
                var evidence = failure(store, target);
                assertEquals("AnswerUnreadable", evidence.code());
                assertEquals(status, evidence.httpStatus());
                assertEquals(stored, evidence.stored());
            }
            assertEquals(2, server.received().size(), "a redirect is not followed");
        }
    }

    @Test
    void initiateAndHeadRefuseThePageOfACaptivePortalToo() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, request.method().equals("HEAD") ? "" : HTML, "Content-Type: text/html"));
             var store = store(server.endpoint())) {
            assertEquals("AnswerUnreadable", assertThrows(StoreException.class, () -> store.initiate(PLAIN)).evidence().code());
            assertEquals("AnswerUnreadable", assertThrows(StoreException.class, () -> store.head("bucket", "key")).evidence().code());
        }
    }

    @Test
    void anInitiateWithoutUploadIdIsUnreadable() throws Exception {
        try (var server = new ScriptedServer((request, out) ->
                respond(out, 200, "<InitiateMultipartUploadResult><UploadId/></InitiateMultipartUploadResult>", "x-oss-request-id: 1"));
             var store = store(server.endpoint())) {
            assertEquals("AnswerUnreadable", assertThrows(StoreException.class, () -> store.initiate(PLAIN)).evidence().code());
        }
    }

    @Test
    void aForeignEntityInAnErrorIsNotFetched() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 400, "<!DOCTYPE Error [<!ENTITY x SYSTEM \"http://127.0.0.1:"
                + "1/x\"><!ENTITY l \"lol\">]><Error><Code>A&x;B&l;</Code></Error>")); var store = store(server.endpoint())) {
            var evidence = failure(store, PLAIN);
            assertEquals(400, evidence.httpStatus());
            assertFalse(evidence.code().contains("lol"), evidence.code());
        }
    }

    @Test
    void a203WhoseXmlIsBrokenIsStillACallbackThatFailed() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 203, "<Error><Code>Callb",
                ossHeaders(request.body(), "x-oss-ec: 0007-00000203"))); var store = store(server.endpoint())) {
            var error = put(store, WITH_CALLBACK).callback().error();
            assertEquals(new ErrorEvidence(Stored.YES, 203, "CallbackFailed", "", "655CA1F3", "0007-00000203"), error);
        }
    }

    private static ErrorEvidence failure(AliyunObjectStore store, ObjectTarget target) {
        return assertThrows(StoreException.class, () -> put(store, target)).evidence();
    }

    private static StoreResult put(AliyunObjectStore store, ObjectTarget target) throws StoreException {
        return store.put(target, new ByteBody(BODY), new StoreFixture.Watch());
    }
}
