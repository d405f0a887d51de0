package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.Test;

/** A form's callback: a field, its variables fields of their own (facts 1.3, 4). */
class PostObjectCallbackTest extends OnSandbox {

    private static final String ANY = "[\"starts-with\",\"$key\",\"\"]";

    @Test
    void theCallbackIsAFieldAndItsVariablesAreFieldsToo() throws Exception {
        sandbox.receiver().answerWith(ReceiverAnswer.OK.withBody("{\"a\":1}"));
        var callback = CallbackParts.callback(sandbox.receiverUrl().toString(), "callbackBody",
                "op=${operation}&object=${object}&etag=${etag}&md5=${contentMd5}&type=${mimeType}"
                        + "&size=${size}&x=${x:my_var}&none=${x:none}&up=${x:Big}");
        var answer = form("called/${filename}").field("callback", callback).field("x:my_var", "\u5f20 1").field("x:Big", "B")
                .field("x:unused", "y".repeat(9000)).field("success_action_status", "201").field("success_action_redirect", "http://a.example/")
                .signedV1(ANY + ",{\"callback\":\"" + callback + "\"}").post();
        assertEquals("200 {\"a\":1}", answer.statusCode() + " " + Signed.text(answer));
        var etag = header(answer, "ETag").replace("\"", "");
        assertEquals(1, sandbox.callbacks().size());
        assertEquals("op=PostObject&object=called%2Fa.txt&etag=" + etag + "&md5=XUFAKrxLKna5cZ2REBfFkg%3D%3D"
                + "&type=text%2Fplain&size=5&x=%E5%BC%A0%201&none=&up=B",
                sandbox.callbacks().getLast().bodyText());
    }

    @Test
    void aCallbackThatFailsIs203AndTheObjectIsThere() throws Exception {
        var answer = form("203").field("callback", CallbackParts.callback(sandbox.receiverUrl() + "/status/500")).signedV4(ANY).post();
        assertEquals("203 CallbackFailed 0007-00000203", PostForm.outcome(answer));
        assertTrue(answer.headers().firstValue("ETag").isPresent());
        assertEquals("hello", Signed.text(signed.get("203")));
    }

    @Test
    void aWrongCallbackIsRefusedBeforeAnythingIsStored() throws Exception {
        assertEquals("400 InvalidArgument 0007-00000011",
                form("wrong").field("callback", CallbackParts.callback("http://a.example", "callbackBody", "")).signedV1(ANY).outcome());
        assertEquals(404, signed.get("wrong").statusCode());
        var other = CallbackParts.callback("http://127.0.0.1:1/");
        assertEquals("403 AccessDenied 0006-00000227", form("wrong").field("callback", other)
                .signedV1(ANY + ",{\"callback\":\"" + Base64.getEncoder().encodeToString("{}".getBytes(UTF_8)) + "\"}").outcome());
    }

    private PostForm form(String key) {
        return new PostForm(sandbox).field("key", key);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
