package org.dropback.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.jspecify.annotations.Nullable;

/** How a sandbox is to be. Immutable, any thread: what changes is a copy. */
public final class SandboxOptions implements Cloneable {

    public static final int DEFAULT_PORT = 23451;
    public static final int DEFAULT_RECEIVER_PORT = 23450;
    public static final String LOCAL = "127.0.0.1";

    /** The account that owns everything in the sandbox. */
    static final String OWNER = "1000000000000001";

    ListenPort port = ListenPort.preferably(DEFAULT_PORT);
    ListenPort receiverPort = ListenPort.preferably(DEFAULT_RECEIVER_PORT);
    @Nullable ListenPort receiverTlsPort;
    @Nullable ListenPort controlPort;
    String listen = LOCAL;
    @Nullable Path data;
    boolean keepsBehaviour;
    String accessKeyId = "sandbox-access-key";
    String accessKeySecret = "sandbox-access-key-secret";
    String region = "cn-hangzhou";
    List<String> buckets = List.of("sandbox");
    ReceiverAnswer answer = ReceiverAnswer.OK;
    SandboxRules rules = SandboxRules.DEFAULT;
    List<FaultRule> faults = List.of();
    Duration callbackTimeout = Duration.ofSeconds(5);
    Clock clock = Clock.systemUTC();
    Duration clockOffset = Duration.ZERO;

    private SandboxOptions() {
    }

    /** The usual ports if they are free, temporary data, no control endpoint, no TLS. */
    public static SandboxOptions defaults() {
        return new SandboxOptions();
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
        return with(copy -> copy.port = newPort);
    }

    public SandboxOptions withReceiverPort(ListenPort newPort) {
        return with(copy -> copy.receiverPort = newPort);
    }

    /** The receiver over TLS, beside plain HTTP. Needs the keytool of the runtime for its certificates. */
    public SandboxOptions withReceiverTlsPort(ListenPort newPort) {
        return with(copy -> copy.receiverTlsPort = newPort);
    }

    /** The control endpoint, always on 127.0.0.1. */
    public SandboxOptions withControlPort(ListenPort newPort) {
        return with(copy -> copy.controlPort = newPort);
    }

    /** @param address to listen on; anything but 127.0.0.1 lets others in */
    public SandboxOptions withListen(String address) {
        return with(copy -> copy.listen = address);
    }

    /** @param folder that keeps objects, uploads and the key pair; null for a temporary one that is deleted at close */
    public SandboxOptions withData(@Nullable Path folder) {
        return with(copy -> copy.data = folder);
    }

    /** Also keeps in the data folder what is answered and which rules hold, as they were last; what these options say of them is for the first time. */
    public SandboxOptions withKeptBehaviour() {
        return with(copy -> copy.keepsBehaviour = true);
    }

    public SandboxOptions withAccessKeyId(String id) {
        return with(copy -> copy.accessKeyId = id);
    }

    public SandboxOptions withAccessKeySecret(String secret) {
        return with(copy -> copy.accessKeySecret = secret);
    }

    /** @param newRegion without {@code oss-}; checked in V4 signatures */
    public SandboxOptions withRegion(String newRegion) {
        return with(copy -> copy.region = newRegion);
    }

    /** @param names of buckets that exist from the start; the first is the default */
    public SandboxOptions withBuckets(List<String> names) {
        return with(copy -> copy.buckets = List.copyOf(names));
    }

    /** @param newAnswer what the receiver answers at {@code /callback} */
    public SandboxOptions withAnswer(ReceiverAnswer newAnswer) {
        return with(copy -> copy.answer = newAnswer);
    }

    public SandboxOptions withRules(SandboxRules newRules) {
        return with(copy -> copy.rules = newRules);
    }

    public SandboxOptions withFaults(List<FaultRule> newFaults) {
        return with(copy -> copy.faults = List.copyOf(newFaults));
    }

    /** @param limit for each URL; OSS's is 5 s */
    public SandboxOptions withCallbackTimeout(Duration limit) {
        return with(copy -> copy.callbackTimeout = limit);
    }

    public SandboxOptions withClock(Clock newClock) {
        return with(copy -> copy.clock = newClock);
    }

    /** @param offset by which the sandbox's clock is fast, negative for slow */
    public SandboxOptions withClockOffset(Duration offset) {
        return with(copy -> copy.clockOffset = OffsetClock.checked(offset));
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    /** No secret: who runs a sandbox tells it. */
    public String accessKeySecret() {
        return accessKeySecret;
    }

    public String region() {
        return region;
    }

    public List<String> buckets() {
        return buckets;
    }

    private SandboxOptions with(Consumer<SandboxOptions> change) {
        try {
            var copy = (SandboxOptions) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
