package org.dropback.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.RenderRules;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is to be. Immutable, any thread.
 *
 * @param listen          address to listen on; anything but 127.0.0.1 lets others in
 * @param data            folder that keeps objects, uploads and the key pair; null for a temporary one that is deleted at close
 * @param region          without {@code oss-}; checked in V4 signatures
 * @param buckets         that exist from the start; the first is the default
 * @param answer          what the receiver answers at {@code /callback}
 * @param callbackTimeout for each URL; OSS's is 5 s
 */
public record SandboxOptions(ListenPort port, ListenPort receiverPort, String listen, @Nullable Path data, String accessKeyId,
                             String accessKeySecret, String region, List<String> buckets, ReceiverAnswer answer, CallbackRules rules,
                             Duration callbackTimeout, Clock clock) {

    public static final int DEFAULT_PORT = 23451;
    public static final int DEFAULT_RECEIVER_PORT = 23450;
    public static final String LOCAL = "127.0.0.1";

    /** The account that owns everything in the sandbox. */
    static final String OWNER = "1000000000000001";

    /**
     * What the documents leave open of callbacks (facts 10).
     *
     * @param refusePrivateAddresses as OSS does; a sandbox is used to call 127.0.0.1, so not by default
     */
    public record CallbackRules(RenderRules render, AnswerRules answer, boolean refusePrivateAddresses) {
        public static final CallbackRules DEFAULT = new CallbackRules(RenderRules.DEFAULT, AnswerRules.DEFAULT, false);
    }

    public SandboxOptions {
        buckets = List.copyOf(buckets);
    }

    /** The usual ports if they are free, temporary data. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(ListenPort.preferably(DEFAULT_PORT), ListenPort.preferably(DEFAULT_RECEIVER_PORT), LOCAL, null,
                "sandbox-access-key", "sandbox-access-key-secret", "cn-hangzhou", List.of("sandbox"), ReceiverAnswer.OK, CallbackRules.DEFAULT,
                Duration.ofSeconds(5), Clock.systemUTC());
    }

    /** Any free ports, temporary data. */
    public static SandboxOptions temporary() {
        return defaults().withPort(ListenPort.ANY).withReceiverPort(ListenPort.ANY);
    }

    /** @param number exactly this one; 0 for any free one */
    public SandboxOptions withPort(int number) {
        return withPort(ListenPort.exactly(number));
    }

    /** @param number exactly this one; 0 for any free one */
    public SandboxOptions withReceiverPort(int number) {
        return withReceiverPort(ListenPort.exactly(number));
    }

    public SandboxOptions withPort(ListenPort newPort) {
        return new SandboxOptions(newPort, receiverPort, listen, data, accessKeyId, accessKeySecret,
                region, buckets, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withReceiverPort(ListenPort newPort) {
        return new SandboxOptions(port, newPort, listen, data, accessKeyId, accessKeySecret,
                region, buckets, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withListen(String address) {
        return new SandboxOptions(port, receiverPort, address, data, accessKeyId, accessKeySecret,
                region, buckets, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withData(@Nullable Path folder) {
        return new SandboxOptions(port, receiverPort, listen, folder, accessKeyId, accessKeySecret,
                region, buckets, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withAccessKeyId(String id) {
        return new SandboxOptions(port, receiverPort, listen, data, id, accessKeySecret,
                region, buckets, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withAccessKeySecret(String secret) {
        return new SandboxOptions(port, receiverPort, listen, data, accessKeyId, secret,
                region, buckets, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withRegion(String newRegion) {
        return new SandboxOptions(port, receiverPort, listen, data, accessKeyId, accessKeySecret,
                newRegion, buckets, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withBuckets(List<String> names) {
        return new SandboxOptions(port, receiverPort, listen, data, accessKeyId, accessKeySecret,
                region, names, answer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withAnswer(ReceiverAnswer newAnswer) {
        return new SandboxOptions(port, receiverPort, listen, data, accessKeyId, accessKeySecret,
                region, buckets, newAnswer, rules, callbackTimeout, clock);
    }

    public SandboxOptions withRules(CallbackRules newRules) {
        return new SandboxOptions(port, receiverPort, listen, data, accessKeyId, accessKeySecret,
                region, buckets, answer, newRules, callbackTimeout, clock);
    }

    public SandboxOptions withCallbackTimeout(Duration limit) {
        return new SandboxOptions(port, receiverPort, listen, data, accessKeyId, accessKeySecret,
                region, buckets, answer, rules, limit, clock);
    }

    public SandboxOptions withClock(Clock newClock) {
        return new SandboxOptions(port, receiverPort, listen, data, accessKeyId, accessKeySecret,
                region, buckets, answer, rules, callbackTimeout, newClock);
    }
}
