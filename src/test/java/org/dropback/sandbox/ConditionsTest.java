package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ResponseHeaderOverrides;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionsTest extends OnServed {

    private static final String FUTURE = "Fri, 01 Jan 2100 00:00:00 GMT";
    private static final String PAST = "Fri, 01 Jan 1999 00:00:00 GMT";

    @BeforeEach
    void fill() throws Exception {
        served.put("k", "hello");
    }

    @Test
    void theSdkGetsNothingWhereItsConditionsFail() {
        var tag = served.oss.getObjectMetadata("sandbox", "k").getETag();
        assertTrue(fetched(request -> request.setMatchingETagConstraints(List.of(tag))));
        assertTrue(!fetched(request -> request.setMatchingETagConstraints(List.of("x"))));
        assertTrue(!fetched(request -> request.setNonmatchingETagConstraints(List.of(tag))));
        assertTrue(fetched(request -> request.setNonmatchingETagConstraints(List.of("x"))));
        assertTrue(fetched(request -> request.setModifiedSinceConstraint(new Date(0))));
        assertTrue(!fetched(request -> request.setModifiedSinceConstraint(new Date(System.currentTimeMillis() + 3_600_000))));
        assertTrue(!fetched(request -> request.setUnmodifiedSinceConstraint(new Date(0))));
        assertTrue(fetched(request -> request.setUnmodifiedSinceConstraint(new Date(System.currentTimeMillis() + 3_600_000))));
    }

    @Test
    void whatFailedIs304WithoutABodyOr412WithTheCondition() throws Exception {
        var tag = "\"5D41402ABC4B2A76B9719D911017C592\"";
        assertEquals("200 ", status("GET", Map.of("If-None-Match", "\"other\"")));
        assertEquals("304 ", status("GET", Map.of("If-None-Match", tag)));
        assertEquals("304 ", status("HEAD", Map.of("If-None-Match", "W/x, " + tag)));
        assertEquals("304 ", status("GET", Map.of("If-None-Match", "*")));
        assertEquals("304 ", status("GET", Map.of("If-Modified-Since", FUTURE)));
        assertEquals("200 ", status("GET", Map.of("If-Modified-Since", FUTURE, "If-None-Match", "other")));
        assertEquals("200 ", status("GET", Map.of("If-Modified-Since", "yesterday")));
        assertEquals("412 if-match", status("GET", Map.of("If-Match", "other")));
        assertEquals("412 if-match", status("GET", Map.of("If-Match", "other", "If-None-Match", tag)));
        assertEquals("412 ", status("HEAD", Map.of("If-Unmodified-Since", PAST)));
        var unmodified = served.signed.send("GET", "k", "", Map.of("If-None-Match", tag), new byte[0]);
        assertEquals(tag, unmodified.headers().firstValue("ETag").orElseThrow());
        assertEquals(0, unmodified.body().length);
    }

    @Test
    void aSignedRequestChangesHeadersOfItsAnswer() throws Exception {
        var request = new GetObjectRequest("sandbox", "k");
        var overrides = new ResponseHeaderOverrides();
        overrides.setContentType("text/other");
        overrides.setContentDisposition("attachment; filename=\"a +.txt\"");
        overrides.setCacheControl("no-cache");
        request.setResponseHeaders(overrides);
        try (var object = served.oss.getObject(request)) {
            var metadata = object.getObjectMetadata();
            assertEquals("text/other|attachment; filename=\"a +.txt\"|no-cache", metadata.getContentType() + "|"
                    + metadata.getContentDisposition() + "|"
                    + metadata.getCacheControl());
            assertEquals("hello", new String(object.getObjectContent().readAllBytes(), UTF_8));
        }
        assertEquals("application/octet-stream", served.oss.getObjectMetadata("sandbox", "k").getContentType());
        var injected = served.signed.send("GET", "k", "response-content-type=a%0D%0AX-Evil%3A1", Map.of(), new byte[0]);
        assertEquals("400 InvalidArgument", injected.statusCode() + " " + Signed.element(injected, "Code"));
        assertTrue(injected.headers().firstValue("X-Evil").isEmpty());
    }

    @Test
    void httpsOwnRangeRulesOnRequest() throws Exception {
        assertEquals("206 lo bytes 3-4/5", range("bytes=3-99"));
        assertEquals("206 hello bytes 0-4/5", range("bytes=-99"));
        assertEquals("416 InvalidRange bytes */5", range("bytes=5-"));
        assertEquals("416 InvalidRange bytes */5", range("bytes=9-12"));
        assertEquals("200 hello ", range("bytes=2-1"));
    }

    @Test
    void theSimpleMetaIsSizeTagAndDate() throws Exception {
        var meta = served.oss.getSimplifiedObjectMeta("sandbox", "k");
        assertEquals("5 5D41402ABC4B2A76B9719D911017C592", meta.getSize() + " " + meta.getETag());
        assertEquals(served.oss.getObjectMetadata("sandbox", "k").getLastModified(), meta.getLastModified());
        assertTrue(served.signed.send("HEAD", "k", "objectMeta", Map.of(), new byte[0]).headers().firstValue("Content-Type").isEmpty());
        assertEquals(404, served.signed.send("HEAD", "none", "objectMeta", Map.of(), new byte[0]).statusCode());
    }

    private String range(String range) throws Exception {
        var answer = served.signed.send("GET", "k", "", Map.of("Range", range, "x-oss-range-behavior", "standard"), new byte[0]);
        var text = answer.statusCode() < 300 ? Signed.text(answer) : Signed.element(answer, "Code");
        return answer.statusCode() + " " + text + " " + answer.headers().firstValue("Content-Range").orElse("");
    }

    private String status(String method, Map<String, String> headers) throws Exception {
        var answer = served.signed.send(method, "k", "", headers, new byte[0]);
        return answer.statusCode() + " " + Signed.element(answer, "Condition");
    }

    private boolean fetched(java.util.function.Consumer<GetObjectRequest> condition) {
        var request = new GetObjectRequest("sandbox", "k");
        condition.accept(request);
        try (var object = served.oss.getObject(request)) {
            return object != null;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (com.aliyun.oss.OSSException e) {
            return false;
        }
    }
}
