package org.dropback.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.check.Step.Kind;
import org.dropback.check.Step.Outcome;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Line;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.keys.FoundKeys;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedElsewhereTest {

    private static final Instant LATER = Instant.parse("2099-01-01T12:00:00Z");
    private static final SavedConnection PHOTOS = SavedConnection.named("test").withEndpoint(new Endpoint(Endpoint.Kind.PUBLIC, "cn-hangzhou", "", true)).withBucket("photos")
            .withKeys(new KeySource.PolicyServer("https://app.example/policy"));

    private record Door(@Nullable UploadPolicy signed) implements ConnectionDoor {

        @Override
        public FoundKeys keys(SavedConnection connection) {
            throw new AssertionError("it has none");
        }

        @Override
        public UploadPolicy policy(SavedConnection connection) throws CredentialsException {
            if (signed == null) {
                throw CredentialsException.told("keys.server.page", "app.example");
            }
            return signed;
        }

        @Override
        public ObjectStore store(SavedConnection connection) {
            throw new AssertionError("nothing can be asked");
        }

        @Override
        public Line line(SavedConnection connection) {
            throw new AssertionError();
        }
    }

    private static UploadPolicy policy(String host, @Nullable String callback, Instant ends) {
        return new UploadPolicy(URI.create(host), "user/", Map.of(), callback == null ? null : Base64.getEncoder().encodeToString(callback.getBytes(UTF_8)), ends);
    }

    private static List<String> check(@Nullable UploadPolicy policy) {
        var steps = new ArrayList<Step>();
        new Rights(new Door(policy)).check(PHOTOS, Probe.UPLOAD, new CancelSignal(), steps::add);
        var english = Messages.of(Locale.ENGLISH);
        for (var step : steps) {
            assertTrue(step.outcome() == Outcome.PASSED || step.outcome() == Outcome.SKIPPED || !step.mend().isEmpty(), step.toString());
            step.mend().forEach(mend -> mend.text(Messages.of(Locale.SIMPLIFIED_CHINESE)));
        }
        return steps.stream().map(step -> step.kind() + " " + step.outcome() + " " + step.what().text(english)).toList();
    }

    @Test
    void whatIsSignedIsTold() {
        var told = check(policy("https://photos.oss-cn-hangzhou.aliyuncs.com", "{\"callbackUrl\":\"https://app.example/cb\",\"callbackBody\":\"a=b\"}", LATER));
        assertEquals(Kind.KEYS + " PASSED A policy was signed for https://photos.oss-cn-hangzhou.aliyuncs.com. Keys must begin with “user/”. It ends at " + LATER
                + " and is then fetched anew.", told.get(0));
        assertTrue(told.get(1).startsWith("BUCKET SKIPPED "), told.get(1));
        assertTrue(told.get(2).startsWith("CALLBACK PASSED The server gives a callback of its own, to https://app.example/cb; it counts where an upload has none. The documentation lists cn-hangzhou"), told.get(2));
        assertEquals(3, told.size());
    }

    @Test
    void aPolicyForAnotherBucketIsToldAndOneWithABucketInThePathIsNot() {
        assertTrue(check(policy("https://films.oss-cn-hangzhou.aliyuncs.com", null, LATER)).get(1).startsWith("BUCKET WARNING The policy is for https://films."));
        assertTrue(check(policy("http://127.0.0.1:23451/photos/", null, LATER)).get(1).startsWith("BUCKET SKIPPED "));
    }

    @Test
    void whatCannotBeUsedIsTold() {
        assertEquals(List.of("KEYS FAILED app.example answered with a web page, not with a JSON object. Check the address, and whether this network wants a sign-in in a browser first."),
                check(null));
        assertTrue(check(policy("https://photos.example", null, Instant.EPOCH)).getFirst().startsWith("KEYS FAILED The policy had run out at 1970-01-01T00:00:00Z"));
        assertTrue(check(policy("https://photos.example", "x", LATER)).getLast().startsWith("CALLBACK WARNING The server gives a callback that is no JSON"));
    }
}
