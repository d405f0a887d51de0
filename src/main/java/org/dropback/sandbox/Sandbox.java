package org.dropback.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dropback.callback.BucketNames;
import org.dropback.sandbox.auth.AccessKeys;
import org.dropback.sandbox.auth.Authenticator;
import org.dropback.sandbox.auth.SignatureCheck;
import org.dropback.sandbox.auth.TemporaryKeys;
import org.dropback.sandbox.control.Control;
import org.dropback.sandbox.fault.FaultCount;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.fault.Faults;
import org.dropback.sandbox.form.FormAuthenticator;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.MemoryCallbackLog;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.Receiver;
import org.dropback.sandbox.receiver.SignatureVerifier;
import org.dropback.sandbox.storage.Storage;
import org.dropback.wire.Trust;
import org.jspecify.annotations.Nullable;

/** An OSS on this machine that really calls back, and the receiver that answers. Any thread. */
public final class Sandbox implements AutoCloseable {

    private final SandboxOptions options;
    private final Opened opened;
    private final Servers servers;
    private final Conduct conduct;
    private final OffsetClock clock;
    private final SigningKey key;
    private final Faults faults;
    private final Receiver receiver;
    private final Replayer replayer;
    private final TemporaryKeys temporaryKeys = new TemporaryKeys();
    private final RequestLog requests = new RequestLog();
    private final Listeners listeners = new Listeners();
    private final @Nullable Control control;

    private Sandbox(SandboxOptions options, Opened opened) throws IOException {
        this.options = options;
        this.opened = opened;
        servers = opened.servers();
        clock = new OffsetClock(options.clock, options.clockOffset);
        faults = new Faults(options.faults);
        listeners.add(requests);
        var folder = opened.storage().folder();
        key = SigningKey.in(folder);
        conduct = new Conduct(options, folder, opened.helpers());
        var verifier = new SignatureVerifier(publicKeyUrl().toString(), key::publicKey);
        receiver = new Receiver(conduct.plan(), verifier, opened.log(), conduct::answerRules, listeners::callbackReceived, conduct::keep);
        conduct.follow(receiver::plan);
        replayer = new Replayer(key, publicKeyUrl().toString(), servers.trust(), conduct::answerRules, clock);
        control = servers.control() == null ? null : new Control(this, servers.control().port());
        servers.serve(new OssHandler(service(), faults, conduct::rules, key::publicPem, listeners::requestServed, clock), receiver, control);
    }

    /** Starts both servers; what they receive is kept in memory. */
    public static Sandbox start(SandboxOptions options) throws IOException {
        return start(options, MemoryCallbackLog::new);
    }

    /**
     * Starts its servers.
     *
     * @param log for the callbacks received; the sandbox closes it
     * @throws SandboxException         where a port is taken, the address is not this machine's, the data folder cannot be used or the
     *                                  runtime cannot make certificates
     * @throws IllegalArgumentException where a bucket name is invalid
     */
    public static Sandbox start(SandboxOptions options, CallbackLog.Opener log) throws IOException {
        if (options.buckets.isEmpty() || options.buckets.stream().anyMatch(name -> BucketNames.problem(name).isPresent())) {
            throw new IllegalArgumentException("Not bucket names: " + options.buckets);
        }
        var opened = Opened.open(options, log);
        try {
            return new Sandbox(options, opened);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    public URI endpoint() {
        return servers.endpoint();
    }

    public String region() {
        return options.region;
    }

    /** The first is the default. */
    public List<String> buckets() {
        return options.buckets;
    }

    public String accessKeyId() {
        return options.accessKeyId;
    }

    /** Of the sandbox's own pair, which is no secret. */
    public String accessKeySecret() {
        return options.accessKeySecret;
    }

    /** The STS keys that it accepts too. */
    public TemporaryKeys temporaryKeys() {
        return temporaryKeys;
    }

    /** The path that answers as told. */
    public URI receiverUrl() {
        return servers.receiverUrl();
    }

    public URI publicKeyUrl() {
        return endpoint().resolve(OssHandler.PUBLIC_KEY_PATH);
    }

    /** Whether a port that was asked for was taken, so that another one is used. */
    public boolean portMoved() {
        return servers.portMoved();
    }

    /** The same receiver over TLS. Who names {@code localhost} in SNI gets the certificate of that name, all others one of 127.0.0.1. */
    public Optional<URI> receiverTlsUrl() {
        return servers.receiverTlsUrl();
    }

    /** The control endpoint, if there is one: see {@link Control}. */
    public Optional<URI> controlUrl() {
        return servers.controlUrl();
    }

    /** The word that the control endpoint asks for. */
    public Optional<String> controlToken() {
        return Optional.ofNullable(control).map(Control::token);
    }

    /** What the sandbox does where nothing is documented. */
    public SandboxRules rules() {
        return conduct.rules();
    }

    /** Calls back and judges by these from now on; what is under way may still see the old ones. */
    public void useRules(SandboxRules newRules) {
        conduct.use(newRules);
    }

    /** Where a copy is of the rules and answers of last time, which could not be read. */
    public Optional<Path> unreadableBehaviour() {
        return conduct.unreadable();
    }

    /** Files of its data that could not be read, see {@link Storage#damaged}. */
    public List<Path> damaged() {
        return opened.storage().damaged();
    }

    /** The faults in force and how often each struck. */
    public List<FaultCount> faults() {
        return faults.counts();
    }

    /** Bends requests by these from now on, counting from 0. What is under way goes on as it began. */
    public void useFaults(List<FaultRule> newFaults) {
        faults.use(newFaults);
    }

    /** Bends later requests by this too; the other faults go on counting. */
    public void addFault(FaultRule fault) {
        faults.add(fault);
    }

    /**
     * Takes one fault away; the others go on counting.
     *
     * @param rule as {@link #faults()} names it; nothing happens where there is none such
     */
    public void removeFault(String rule) {
        faults.remove(rule);
    }

    /** By how much the sandbox's clock is fast; negative where it is slow. */
    public Duration clockOffset() {
        return clock.offset();
    }

    /** @throws IllegalArgumentException for more than a hundred years */
    public void useClockOffset(Duration offset) {
        clock.goFastBy(offset);
    }

    /** The requests served, oldest first; the latest {@value RequestLog#MAX_KEPT}. */
    public List<ServedRequest> requests() {
        return requests.requests();
    }

    /** Forgets the requests served. */
    public void clearRequests() {
        requests.clear();
    }

    /** The time as the sandbox sees it. */
    public Clock clock() {
        return clock;
    }

    public Receiver receiver() {
        return receiver;
    }

    /** Sends callbacks again, signed with the sandbox's key. */
    public Replayer replayer() {
        return replayer;
    }

    /** Whose certificates its callbacks take: the system's, and those of its own receiver. */
    public Trust trust() {
        return servers.trust();
    }

    /** Signs as its callbacks are signed, for who calls back without it; {@link #publicKeyUrl()} has the key to verify with. @return Base64 */
    public String sign(byte[] stringToSign) {
        return key.sign(stringToSign);
    }

    /** The callbacks received, oldest first; the latest {@value Receiver#MAX_LISTED}. */
    public List<ReceivedCallback> callbacks() {
        return receiver.callbacks();
    }

    /** Tells of every request and callback from now on. @return tells the listener no more */
    public Runnable onEvent(SandboxListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Stops within a second; calls that are under way are cut. */
    @Override
    public void close() {
        servers.close();
        conduct.save();
        opened.close();
    }

    private OssService service() {
        var storage = opened.storage();
        var keys = new AccessKeys(options.accessKeyId, options.accessKeySecret, temporaryKeys, clock);
        var caller = new CallbackCaller(key, publicKeyUrl().toString(), servers.trust(), options.callbackTimeout, clock);
        var callbacks = new CallbackStage(caller, storage.blobs(), new CallbackPolicies(storage), faults, conduct::rules);
        var signatures = new SignatureCheck(keys, options.region);
        return new OssService(new Authenticator(signatures, clock), new FormAuthenticator(signatures), storage,
                new BucketOperations(storage, options.region, endpoint().getAuthority(), clock), callbacks, clock);
    }
}
