package org.dropback.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.dropback.callback.AnswerRules;
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
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.MemoryCallbackLog;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.Receiver;
import org.dropback.sandbox.receiver.SignatureVerifier;
import org.dropback.sandbox.storage.Storage;
import org.dropback.wire.VirtualThreads;
import org.dropback.wire.Trust;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An OSS on this machine that really calls back, and the receiver that answers. Any thread. */
public final class Sandbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final SandboxOptions options;
    private final ExecutorService helpers;
    private final Storage storage;
    private final Servers servers;
    private final OffsetClock clock;
    private final SigningKey key;
    private final Faults faults;
    private final Receiver receiver;
    private final Replayer replayer;
    private final TemporaryKeys temporaryKeys = new TemporaryKeys();
    private final RequestLog requests = new RequestLog();
    private final List<SandboxListener> listeners = new CopyOnWriteArrayList<>(List.of(requests));
    private final @Nullable Control control;
    private final @Nullable KeptBehaviour kept;
    private volatile SandboxRules rules;

    private Sandbox(SandboxOptions options, ExecutorService helpers, CallbackLog log, Storage storage, Servers servers)
            throws IOException {
        this.options = options;
        this.helpers = helpers;
        this.storage = storage;
        this.servers = servers;
        this.clock = new OffsetClock(options.clock, options.clockOffset);
        this.faults = new Faults(options.faults);
        for (var bucket : options.buckets) {
            storage.addBucket(bucket);
        }
        key = SigningKey.in(storage.folder());
        var verifier = new SignatureVerifier(publicKeyUrl().toString(), key::publicKey);
        kept = options.keepsBehaviour ? new KeptBehaviour(storage.folder().resolve("behaviour.json"), helpers) : null;
        var told = new KeptBehaviour.Behaviour(options.rules, AnswerPlan.always(options.answer));
        var behaviour = kept == null ? told : kept.read(told);
        rules = behaviour.rules();
        receiver = new Receiver(behaviour.plan(), verifier, log, this::answerRules, callback -> tell(listener -> listener.callbackReceived(callback)),
                this::keep);
        replayer = new Replayer(key, publicKeyUrl().toString(), servers.trust(), this::answerRules, clock);
        control = servers.control() == null ? null : new Control(this, servers.control().port());
        var oss = new OssHandler(service(), faults, this::rules, key::publicPem, request -> tell(listener -> listener.requestServed(request)), clock);
        servers.serve(oss, receiver, control);
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
        var opening = new ArrayDeque<Runnable>();
        try {
            var helpers = VirtualThreads.named("digest");
            opening.push(helpers::close);
            var storage = open(options.data, helpers);
            opening.push(storage::close);
            var opened = log.open();
            opening.push(opened::close);
            var servers = Servers.bind(options);
            opening.push(servers::close);
            return new Sandbox(options, helpers, opened, storage, servers);
        } catch (IOException | RuntimeException e) {
            opening.forEach(Runnable::run);
            throw e;
        }
    }

    private static Storage open(@Nullable Path data, Executor helpers) throws SandboxException {
        try {
            return Storage.open(data, helpers);
        } catch (IOException e) {
            throw SandboxException.ofData(data, e);
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
        return rules;
    }

    /** Calls back and judges by these from now on; what is under way may still see the old ones. */
    public void useRules(SandboxRules newRules) {
        rules = newRules;
        keep();
    }

    /** Where a copy is of the rules and answers of last time, which could not be read. */
    public Optional<Path> unreadableBehaviour() {
        return kept == null ? Optional.empty() : kept.aside();
    }

    /** Files of its data that could not be read, see {@link Storage#damaged}. */
    public List<Path> damaged() {
        return storage.damaged();
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
        if (kept != null) {
            kept.save(this::behaviour);
        }
        receiver.log().close();
        storage.close();
        helpers.close();
    }

    private AnswerRules answerRules() {
        return rules.answer();
    }

    private KeptBehaviour.Behaviour behaviour() {
        return new KeptBehaviour.Behaviour(rules, receiver.plan());
    }

    private void keep() {
        if (kept != null) {
            kept.saveSoon(this::behaviour);
        }
    }

    private OssService service() {
        var keys = new AccessKeys(options.accessKeyId, options.accessKeySecret, temporaryKeys, clock);
        var caller = new CallbackCaller(key, publicKeyUrl().toString(), servers.trust(), options.callbackTimeout, clock);
        var callbacks = new CallbackStage(caller, storage.blobs(), new CallbackPolicies(storage), faults, this::rules);
        var signatures = new SignatureCheck(keys, options.region);
        return new OssService(new Authenticator(signatures, clock), new FormAuthenticator(signatures), storage,
                new BucketOperations(storage, options.region, endpoint().getAuthority(), clock), callbacks, clock);
    }

    private void tell(Consumer<SandboxListener> event) {
        for (var listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener failed", e);
            }
        }
    }
}
