package org.dropback.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionRulesTest {

    private record Wrong(String key, UnaryOperator<SavedConnection> how) {
    }

    @Test
    void aConnectionThatIsFilledInIsGood() {
        assertEquals(List.of(), ConnectionRules.problems(Saved.connection("Photos 图片")));
        assertEquals("https://oss-cn-hangzhou.aliyuncs.com", Saved.connection("a").connection().endpoint().toString());
    }

    static Stream<Wrong> wrong() {
        return Stream.of(
                new Wrong("connection.name.empty", c -> c.withName(" ")),
                new Wrong("connection.name.form", c -> c.withName("a\nb")),
                new Wrong("connection.name.form", c -> c.withName("a ")),
                new Wrong("connection.name.form", c -> c.withName("a".repeat(101))),
                new Wrong("connection.name.sandbox", c -> c.withName("Sandbox")),
                new Wrong("connection.region.empty", c -> c.withEndpoint(new Endpoint(Endpoint.Kind.ACCELERATE, "", "", true))),
                new Wrong("connection.region.form", c -> c.withEndpoint(new Endpoint(Endpoint.Kind.PUBLIC, "cn-hangzhou.evil.example/", "", true))),
                new Wrong("connection.endpoint.host", c -> c.withEndpoint(new Endpoint(Endpoint.Kind.CNAME, "cn-hangzhou", "a..b", true))),
                new Wrong("connection.endpoint.empty", c -> c.withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, "cn-hangzhou", "", true))),
                new Wrong("check.bucketEmpty", c -> c.withBucket("")),
                new Wrong("check.bucketCharacters", c -> c.withBucket("My_Bucket")),
                new Wrong("connection.keys.noId", c -> c.withKeys(new KeySource.Kept(""))),
                new Wrong("connection.keys.idForm", c -> c.withKeys(new KeySource.Session("a b"))),
                new Wrong("connection.keys.roleArn", c -> c.withKeys(new KeySource.AssumeRole("id", "arn:aws:iam::1:role/x", "", Duration.ofHours(1)))),
                new Wrong("connection.keys.roleLife", c -> c.withKeys(new KeySource.AssumeRole("id", "acs:ram::1:role/x", "", Duration.ofMinutes(1)))),
                new Wrong("connection.keys.address", c -> c.withKeys(new KeySource.AssumeRole("id", "acs:ram::1:role/x", "sts", Duration.ofHours(1)))),
                new Wrong("connection.keys.address", c -> c.withKeys(new KeySource.StsServer("ftp://a"))),
                new Wrong("connection.keys.address", c -> c.withKeys(new KeySource.PolicyServer("http://user:pl4nted@a"))),
                new Wrong("connection.keys.query", c -> c.withKeys(new KeySource.PolicyServer("http://a/?token=pl4nted"))),
                new Wrong("connection.keys.noCommand", c -> c.withKeys(new KeySource.Process(List.of()))),
                new Wrong("connection.endpoint.port", c -> c.withNetwork(proxy("proxy", 0))),
                new Wrong("connection.proxy.host", c -> c.withNetwork(proxy("", 8080))),
                new Wrong("connection.proxy.host", c -> c.withNetwork(proxy("a b", 8080))),
                new Wrong("connection.timeout.connect", c -> c.withNetwork(new Network(Proxy.NONE, "", Duration.ZERO, Duration.ofSeconds(50)))),
                new Wrong("connection.timeout.answer", c -> c.withNetwork(new Network(Proxy.NONE, "", Duration.ofSeconds(9), Duration.ofSeconds(5)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN", "zh-TW"})
    void noConnectionIsCalledAsTheSandboxIsInAnyLanguage(String language) {
        var name = Messages.of(Locale.forLanguageTag(language)).get("app.sandbox");
        assertTrue(SavedConnection.isSandbox(name), name);
    }

    private static Network proxy(String host, int port) {
        return new Network(new Proxy(Proxy.Kind.MANUAL, host, port, ""), "", Duration.ofSeconds(9), Duration.ofSeconds(50));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void eachMistakeIsTold(Wrong wrong) {
        var problems = ConnectionRules.problems(wrong.how().apply(Saved.connection("a")));
        assertEquals(List.of(wrong.key()), problems.stream().map(ConnectionProblem::messageKey).toList());
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("zh-Hant"))) {
            assertFalse(problems.getFirst().text(Messages.of(locale)).contains("pl4nted"));
        }
    }

    @Test
    void v1NeedsNoRegionAtAnAddressOfItsOwn() {
        var custom = Saved.connection("a").withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, "", "127.0.0.1:1", false));
        assertEquals(1, ConnectionRules.problems(custom).size());
        assertEquals(List.of(), ConnectionRules.problems(custom.withSignature(SignatureVersion.V1)));
    }

    @Test
    void aCnameNamesNoBucket() {
        var cname = Saved.connection("a").withEndpoint(new Endpoint(Endpoint.Kind.CNAME, "cn-hangzhou", "img.example.com", true));
        assertEquals(Addressing.CNAME, cname.connection().addressing());
    }
}
