package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.CopyObjectRequest;
import com.aliyun.oss.model.ObjectMetadata;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionTest extends OnServed {

    private static final Map<String, String> KMS = Map.of("x-oss-server-side-encryption", "KMS", "x-oss-server-side-encryption-key-id", "key-1",
            "x-oss-server-side-data-encryption", "SM4");

    private static void tells(Map<String, String> expected, HttpResponse<byte[]> answer) {
        assertEquals(200, answer.statusCode(), Signed.text(answer));
        KMS.keySet().forEach(name -> assertEquals(expected.get(name), answer.headers().firstValue(name).orElse(null), name));
    }

    private HttpResponse<byte[]> head(String key) throws Exception {
        return served.signed.send("HEAD", key, "", Map.of(), new byte[0]);
    }

    @Test
    void eachAnswerToAnUploadAndEachLookTellsOfIt() throws Exception {
        tells(KMS, served.signed.put("put", new byte[1], KMS));
        tells(KMS, head("put"));
        tells(KMS, served.signed.get("put"));
        var begun = served.signed.send("POST", "parts", "uploads", KMS, new byte[0]);
        tells(KMS, begun);
        var id = Signed.element(begun, "UploadId");
        tells(KMS, served.signed.send("PUT", "parts", "partNumber=1&uploadId=" + id, Map.of(), new byte[1]));
        tells(KMS, served.signed.send("POST", "parts", "uploadId=" + id, Map.of("x-oss-complete-all", "yes"), new byte[0]));
        tells(KMS, head("parts"));
        tells(KMS, served.signed.send("POST", "grown", "append&position=0", KMS, new byte[1]));
        tells(KMS, head("grown"));
        tells(Map.of(), served.signed.put("put", new byte[1], Map.of()));
        tells(Map.of(), head("put"));
    }

    @Test
    void aCopyHasWhatItAsksForAndInheritsNone() throws Exception {
        served.signed.put("from", new byte[1], KMS);
        served.oss.copyObject("sandbox", "from", "sandbox", "plain");
        tells(Map.of(), head("plain"));
        var copy = new CopyObjectRequest("sandbox", "from", "sandbox", "sealed");
        copy.setServerSideEncryption("AES256");
        served.oss.copyObject(copy);
        tells(Map.of("x-oss-server-side-encryption", "AES256"), head("sealed"));
    }

    @Test
    void theSdkReadsWhatItAskedFor() {
        var metadata = new ObjectMetadata();
        metadata.setServerSideEncryption(ObjectMetadata.AES_256_SERVER_SIDE_ENCRYPTION);
        served.oss.putObject("sandbox", "k", new ByteArrayInputStream(new byte[1]), metadata);
        assertEquals("AES256", served.oss.getObjectMetadata("sandbox", "k").getServerSideEncryption());
    }

    @ParameterizedTest
    @CsvSource({"aes256,'','',InvalidEncryptionAlgorithmError", "DES,'','',InvalidEncryptionAlgorithmError", "AES256,key,'',InvalidArgument",
        "'',key,'',InvalidArgument", "SM4,'',SM4,InvalidArgument", "KMS,key,AES256,InvalidArgument"})
    void whatOssDoesNotKnowIsRefusedAndNothingStored(String method, String key, String data, String code) throws Exception {
        var answer = served.signed.put("k", new byte[1], Map.of("x-oss-server-side-encryption", method, "x-oss-server-side-encryption-key-id", key,
                "x-oss-server-side-data-encryption", data));
        assertEquals("400 " + code, answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertEquals(404, head("k").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"PUT,partNumber=1&uploadId=x", "GET,''", "DELETE,''"})
    void whereOssTakesNoneItIsRefused(String method, String query) throws Exception {
        var answer = served.signed.send(method, "k", query, Map.of("x-oss-server-side-encryption", "AES256"), new byte[0]);
        assertTrue(answer.statusCode() >= 400 && Signed.element(answer, "Message").contains("x-oss-server-side-encryption"), Signed.text(answer));
    }
}
