package org.dropback.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

    private static final V4Authorization V4 =
            new V4Authorization(new V4Credential("ak", "20231216", "cn-hangzhou"), List.of("abc", "zabc"), "e21d");

    @ParameterizedTest
    @ValueSource(strings = {
        "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request,AdditionalHeaders=abc;zabc,Signature=e21d",
        "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request, AdditionalHeaders=abc;zabc, Signature=e21d",
        "  OSS4-HMAC-SHA256   Signature=e21d , AdditionalHeaders=zabc; ABC ,Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request ",
    })
    void aV4HeaderIsReadLeniently(String header) {
        assertEquals(Optional.of(V4), V4Authorization.parse(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OSS4-HMAC-SHA256", "OSS4-HMAC-SHA256 ", "OSS ak:sig", "OSS4-HMAC-SHA256 Credential=ak,Signature=x",
        "OSS4-HMAC-SHA256 Credential=ak/20231216/r/oss/aliyun_v4_request", "OSS4-HMAC-SHA256 Credential=ak/2023/r/oss/aliyun_v4_request,Signature=x",
        "OSS4-HMAC-SHA256 =,=,==,;", "OSS4-HMAC-SHA256 Credential=ak/20231216/r/s3/aws4_request,Signature=x"})
    void whatIsNoV4HeaderIsEmpty(String header) {
        assertTrue(V4Authorization.parse(header).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OSS ak:c2ln+/8=", " OSS  ak : c2ln+/8= "})
    void aV1HeaderIsReadLeniently(String header) {
        assertEquals(Optional.of(new V1Authorization("ak", "c2ln+/8=")), V1Authorization.parse(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OSS", "OSS ak", "OSS :sig", "OSS ak:", "AWS ak:sig", "OSSak:sig", "Basic YTpi"})
    void whatIsNoV1HeaderIsEmpty(String header) {
        assertTrue(V1Authorization.parse(header).isEmpty());
    }

    @Test
    void aUrlThatLacksOneOfThreeIsNotPresigned() {
        var query = List.of(Map.entry("OSSAccessKeyId", "ak"), Map.entry("Signature", "s"));
        assertTrue(V1Authorization.fromQuery(new SignableRequest("GET", "b", "k", query, Map.of())).isEmpty());
        var v4 = List.of(Map.entry("x-oss-signature-version", "OSS4-HMAC-SHA256"), Map.entry("x-oss-signature", "s"));
        assertTrue(V4Authorization.fromQuery(new SignableRequest("GET", "b", "k", v4, Map.of())).isEmpty());
    }
}
