package org.dropback.sandbox.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.MatchMode;
import com.aliyun.oss.model.PolicyConditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.dropback.sandbox.CallbackParts;
import org.dropback.sandbox.OnOneSandbox;
import org.dropback.sandbox.PostForm;
import org.dropback.sandbox.RawClient;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.Sdk;
import org.dropback.sandbox.Signed;
import org.dropback.sandbox.auth.TemporaryKey;
import org.dropback.signing.V4Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy allows and what not, and who may sign one (facts 4, OSS's pages on ECs 0002-000007xx and 0006-000002xx). */
class PostPolicyTest extends OnOneSandbox {

    private static final String ANY = "[\"starts-with\",\"$key\",\"\"]";

    @ParameterizedTest
    @ValueSource(strings = {"{\"bucket\":\"sandbox\"}", "{\"key\":\"user/a.txt\"}", "{\"KEY\":\"user/a.txt\"}", "[\"eq\",\"$key\",\"user/a.txt\"]",
        "[\"eq\",\"$Key\",\"user/a.txt\"]", "[\"EQ\",\"$key\",\"user/a.txt\"]", "[\"starts-with\",\"$key\",\"user/\"]",
        "[\"starts-with\",\"$key\",\"\"]",
        "[\"content-length-range\",5,5]", "[\"content-length-range\",0,1048576000]", "[\"in\",\"$content-type\",[\"image/png\",\"text/plain\"]]",
        "[\"not-in\",\"$cache-control\",[\"no-store\"]]", "[\"not-in\",\"$expires\",[\"never\"]]", "[\"starts-with\",\"$expires\",\"\"]",
        "[\"eq\",\"$x-oss-meta-a\",\"1\"]", "{\"success_action_status\":\"200\"}", "[\"eq\",\"$x:v\",\"2\"]",
        "{\"bucket\":\"sandbox\"},{\"key\":\"user/a.txt\"}"})
    void aFormThatMeetsItsPolicyIsStored(String conditions) throws Exception {
        assertEquals("200", form().signedV1(conditions).outcome());
        assertEquals("200", form().signedV4(conditions).outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"eq\", \"$bucket\", \"other\"]", "[\"eq\", \"$key\", \"user/A.txt\"]", "[\"starts-with\", \"$key\", \"users/\"]",
        "[\"in\", \"$content-type\", [\"image/png\", \"image/jpg\"]]", "[\"not-in\", \"$cache-control\", [\"no-store\", \"no-cache\"]]",
        "[\"eq\", \"$success_action_status\", \"201\"]", "[\"eq\", \"$x-oss-meta-b\", \"1\"]", "[\"in\", \"$expires\", [\"x\"]]"})
    void aFormThatDoesNotIsRefusedWithTheConditionThatFailed(String condition) throws Exception {
        for (var form : new PostForm[] {form().signedV1(ANY + "," + condition), form().signedV4(ANY + "," + condition)}) {
            var answer = form.without("none").post();
            assertEquals("403 AccessDenied 0006-00000227", PostForm.outcome(answer));
            assertEquals("Invalid according to Policy: Policy Condition failed: " + condition, RawClient.element(Signed.text(answer), "Message"));
        }
    }

    @Test
    void anExactObjectIsCitedAsAnEqualCondition() throws Exception {
        var answer = form().signedV1("{\"key\":\"other\"}").post();
        assertEquals("Invalid according to Policy: Policy Condition failed: [\"eq\", \"$key\", \"other\"]",
                RawClient.element(Signed.text(answer), "Message"));
    }

    @Test
    void aTypeThatTheFileClaimsIsTheOneThatThePolicySees() throws Exception {
        var html = "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: text/html";
        assertEquals("403 AccessDenied 0006-00000227",
                form().field("Content-Type", "image/png").fileHead(html).signedV1("[\"in\",\"$content-type\",[\"image/png\"]]").outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0,4|400 EntityTooLarge 0006-00000003", "6,9|400 EntityTooSmall 0006-00000004", "5,5|200",
        "0,0|400 EntityTooLarge 0006-00000003"})
    void aFileOutsideItsRangeIsNotStored(String range, String outcome) throws Exception {
        signed.send("DELETE", "user/a.txt", "", Map.of(), new byte[0]);
        assertEquals(outcome, form().signedV1("[\"content-length-range\"," + range + "]").outcome());
        assertEquals(outcome.equals("200") ? 200 : 404, signed.get("user/a.txt").statusCode());
    }

    @Test
    void ofTwoRangesBothCount() throws Exception {
        assertEquals("400 EntityTooLarge 0006-00000003", form().signedV1("[\"content-length-range\",0,4],[\"content-length-range\",0,9]").outcome());
    }

    @Test
    void aPolicyExpires() throws Exception {
        var form = form().signedV1(ANY);
        assertEquals("200", form.outcome());
        try (var late = Sandbox.start(SandboxOptions.temporary().withClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61))))) {
            var answer = new PostForm(late).field("key", "k").post("/sandbox/", form.body(), Map.of());
            assertEquals("403 AccessDenied Invalid according to Policy: Policy expired.",
                    PostForm.outcome(answer) + " " + Signed.element(answer, "Message"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{|0006-00000204", "[]|0006-00000204",
        "{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[]} x|0006-00000204",
        "{\"conditions\":[[\"eq\",\"$key\",\"k\"]]}|0006-00000208", "{\"expiration\":\"2099-01-01T00:00:00Z\"}|0006-00000207", "{}|0006-00000209",
        "{\"expiration\":123,\"conditions\":[]}|0006-00000210", "{\"expiration\":\"\",\"conditions\":[]}|0006-00000211",
        "{\"expiration\":\"tomorrow\",\"conditions\":[]}|''", "{\"test\":1,\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[]}|0006-00000206",
        "{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":123}|0006-00000214",
        "{\"expiration\":\"2099-01-01T00:00:00Z\",\"conditions\":[]}|''"})
    void aDocumentThatIsNoPolicyIsRefused(String policy, String ec) throws Exception {
        assertEquals(("400 InvalidPolicyDocument " + ec).strip(), form().signedV1Policy(policy).outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"123|0006-00000222", "\"key\"|0006-00000222", "null|0006-00000222", "{}|''", "{\"a\":\"1\",\"b\":\"2\"}|''",
        "{\"key\":1}|0006-00000218", "[\"$key\"]|0006-00000216", "[]|0006-00000216", "[\"like\",\"$key\",\"a\"]|0006-00000216",
        "[\"starts-with\",\"$key\",\"user\",\"test\"]|0006-00000218", "[\"eq\",\"key\",\"k\"]|0006-00000218", "[\"eq\",\"$key\"]|0006-00000218",
        "[\"eq\",\"$key\",[\"k\"]]|0006-00000218", "[\"in\",\"$key\",\"k\"]|0006-00000218", "[\"in\",\"$key\",[1]]|0006-00000218",
        "[\"content-length-range\",1]|0006-00000218", "[\"content-length-range\",9,1]|0006-00000218", "[\"content-length-range\",-1,1]|0006-00000218",
        "[\"content-length-range\",\"1\",\"9\"]|0006-00000218", "[\"content-length-range\",0,99999999999999999999]|0006-00000218"})
    void aConditionThatIsNoneIsRefused(String condition, String ec) throws Exception {
        assertEquals(("400 InvalidPolicyDocument " + ec).strip(), form().signedV1(condition).outcome());
    }

    @Test
    void aPolicyThatIsNoBase64OrTooDeepIsRefused() throws Exception {
        assertEquals("403 SignatureDoesNotMatch 0002-00000040", form().signedV1(ANY).without("policy").field("policy", "{}").outcome());
        var form = form().signedV1Policy("[".repeat(5000));
        assertEquals("400 InvalidPolicyDocument 0006-00000204", form.outcome());
    }

    @ParameterizedTest
    @CsvSource({"OSSAccessKeyId,400 InvalidArgument 0002-00000706", "Signature,400 InvalidArgument 0002-00000703",
        "policy,400 InvalidArgument 0002-00000702",
        "key,400 InvalidArgument"})
    void aV1FormNeedsAllItsFields(String missing, String outcome) throws Exception {
        var answer = form().signedV1(ANY).without(missing).post();
        assertEquals(outcome, PostForm.outcome(answer));
        assertEquals("The bucket POST must contain the specified '" + missing + "'. If it is specified, please check the order of the fields",
                RawClient.element(Signed.text(answer), "Message"));
    }

    @ParameterizedTest
    @CsvSource({"x-oss-signature-version,400 InvalidArgument", "x-oss-credential,400 InvalidArgument 0002-00000706",
        "x-oss-signature,400 InvalidArgument 0002-00000703", "x-oss-date,400 InvalidArgument", "policy,400 InvalidArgument 0002-00000702"})
    void aV4FormNeedsAllItsFields(String missing, String outcome) throws Exception {
        assertEquals(outcome, form().signedV4(ANY).without(missing).outcome());
    }

    @Test
    void aV4PolicyMustSpeakOfItsFields() throws Exception {
        var now = Instant.now();
        var answer = form().v4(now, PostForm.policy(ANY)).post();
        assertEquals("403 AccessDenied 0006-00000228", PostForm.outcome(answer));
        assertEquals("Invalid according to Policy: Extra input fields: x-oss-signature-version", Signed.element(answer, "Message"));
        var half = form().v4(now, PostForm.policy("{\"x-oss-signature-version\":\"OSS4-HMAC-SHA256\"},[\"starts-with\",\"$x-oss-credential\",\"\"]"))
                .post();
        assertEquals("Invalid according to Policy: Extra input fields: x-oss-date", Signed.element(half, "Message"));
    }

    @Test
    void whatASignerGotWrongIsNamed() throws Exception {
        assertEquals("403 SignatureDoesNotMatch 0002-00000040", form().signedV1(ANY).without("Signature").field("signature", "AAAA").outcome());
        assertEquals("403 SignatureDoesNotMatch 0002-00000040",
                form().signedV4(ANY).without("x-oss-signature").field("x-oss-signature", "00").outcome());
        assertEquals("403 InvalidAccessKeyId 0002-00000902", form().signedV1(ANY).without("OSSAccessKeyId").field("OSSAccessKeyId", "x").outcome());
        assertEquals("400 InvalidArgument 0002-00000704", form().signedV1(ANY).without("Signature").field("Signature", "").outcome());
        assertEquals("400 InvalidArgument 0002-00000707", form().signedV1(ANY).without("OSSAccessKeyId").field("OSSAccessKeyId", "").outcome());
        assertEquals("400 InvalidArgument 0002-00000710", credential(sandbox.accessKeyId() + "/2024/cn-hangzhou/oss/abc").outcome());
        assertEquals("400 InvalidArgument 0002-00000709",
                credential(sandbox.accessKeyId() + "/20010101/cn-hangzhou/oss/aliyun_v4_request").outcome());
        assertEquals("400 InvalidArgument 0002-00000226",
                credential(sandbox.accessKeyId() + "/" + V4Signature.dateTime(Instant.now()).substring(0, 8) + "/cn-beijing/oss/aliyun_v4_request")
                        .outcome());
    }

    @Test
    void anStsKeySignsWithItsToken() throws Exception {
        var key = TemporaryKey.SANDBOX;
        var oss = (OSSClient) Sdk.client(sandbox, SignVersion.V1);
        oss.switchCredentials(new DefaultCredentialProvider(key.accessKeyId(), key.accessKeySecret(), key.token()).getCredentials());
        var policy = PostForm.policy(ANY);
        var form = form().field("OSSAccessKeyId", key.accessKeyId()).field("policy", CallbackParts.base64(policy))
                .field("Signature", oss.calculatePostSignature(policy));
        oss.shutdown();
        assertEquals("403 InvalidAccessKeyId 0002-00000003", form.outcome());
        assertEquals("403 InvalidSecurityToken 0002-00000006", form.field("x-oss-security-token", "other").outcome());
        assertEquals("200", form.without("x-oss-security-token").field("x-oss-security-token", key.token()).outcome());
    }

    @Test
    void thePolicyThatTheSdkWritesIsUnderstood() throws Exception {
        var conditions = new PolicyConditions();
        conditions.addConditionItem("bucket", "sandbox");
        conditions.addConditionItem(MatchMode.StartWith, PolicyConditions.COND_KEY, "user/");
        conditions.addConditionItem(MatchMode.Exact, PolicyConditions.COND_SUCCESS_ACTION_STATUS, "200");
        conditions.addConditionItem(MatchMode.In, PolicyConditions.COND_CONTENT_TYPE, new String[] {"text/plain", "image/png"});
        conditions.addConditionItem(MatchMode.NotIn, PolicyConditions.COND_CACHE_CONTROL, new String[] {"no-store"});
        conditions.addConditionItem(PolicyConditions.COND_CONTENT_LENGTH_RANGE, 1, 10);
        var oss = Sdk.client(sandbox, SignVersion.V1);
        var policy = oss.generatePostPolicy(new Date(System.currentTimeMillis() + 60_000), conditions);
        oss.shutdown();
        assertEquals("200", form().signedV1Policy(policy).outcome());
        assertEquals("400 EntityTooLarge 0006-00000003", form().file("eleven byte".getBytes(UTF_8)).signedV1Policy(policy).outcome());
    }

    private static PostForm credential(String credential) {
        return form().signedV4(ANY).without("x-oss-credential").field("x-oss-credential", credential);
    }

    private static PostForm form() {
        return new PostForm(sandbox).field("key", "user/${filename}").field("success_action_status", "200").field("Cache-Control", "no-cache")
                .field("x-oss-meta-a", "1").field("x:v", "2");
    }
}
