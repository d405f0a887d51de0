package org.dropback.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dropback.callback.BucketNames;
import org.dropback.sandbox.storage.FolderInUseException;
import org.dropback.sandbox.storage.Storage;
import org.dropback.wire.WireServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An OSS on this machine that really calls back, and the receiver that answers. Any thread. */
public final class Sandbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final SandboxOptions options;
    private final Storage storage;
    private final WireServer ossServer;
    private final WireServer receiverServer;
    private final Receiver receiver;
    private final Replayer replayer;
    private final TemporaryKeys temporaryKeys = new TemporaryKeys();
    private final List<SandboxListener> listeners = new CopyOnWriteArrayList<>();

    private Sandbox(SandboxOptions options, CallbackLog log, Storage storage, WireServer ossServer, WireServer receiverServer) throws IOException {
        this.options = options;
        this.storage = storage;
        this.ossServer = ossServer;
        this.receiverServer = receiverServer;
        for (var bucket : options.buckets()) {
            storage.addBucket(bucket);
        }
        var key = SigningKey.in(storage.folder());
        var verifier = new SignatureVerifier(publicKeyUrl().toString(), key.publicKey());
        receiver = new Receiver(options.answer(), verifier, log, callback -> tell(listener -> listener.callbackReceived(callback)));
        replayer = new Replayer(key, publicKeyUrl().toString(), options.clock());
        receiverServer.serve(receiver);
        ossServer.serve(new OssHandler(service(key), key.publicPem(), request -> tell(listener -> listener.requestServed(request))));
    }

    /** Starts both servers; what they receive is kept in memory. */
    public static Sandbox start(SandboxOptions options) throws IOException {
        return start(options, MemoryCallbackLog::new);
    }

    /**
     * Starts both servers.
     *
     * @param log for the callbacks received; the sandbox closes it
     * @throws SandboxException         where a port is taken, the address is not this machine's or the data folder cannot be used
     * @throws IllegalArgumentException where a bucket name is invalid
     */
    public static Sandbox start(SandboxOptions options, CallbackLog.Opener log) throws IOException {
        if (options.buckets().isEmpty() || options.buckets().stream().anyMatch(name -> BucketNames.problem(name).isPresent())) {
            throw new IllegalArgumentException("Not bucket names: " + options.buckets());
        }
        var opening = new ArrayDeque<Runnable>();
        try {
            var storage = openStorage(options);
            opening.push(storage::close);
            var opened = log.open();
            opening.push(opened::close);
            var oss = bind(options.listen(), options.port());
            opening.push(oss::close);
            var receiver = bind(options.listen(), options.receiverPort());
            opening.push(receiver::close);
            return new Sandbox(options, opened, storage, oss, receiver);
        } catch (IOException | RuntimeException e) {
            opening.forEach(Runnable::run);
            throw e;
        }
    }

    public URI endpoint() {
        return URI.create("http://" + reachable() + ":" + ossServer.port());
    }

    public String region() {
        return options.region();
    }

    /** The first is the default. */
    public List<String> buckets() {
        return options.buckets();
    }

    public String accessKeyId() {
        return options.accessKeyId();
    }

    /** Of the sandbox's own pair, which is no secret. */
    public String accessKeySecret() {
        return options.accessKeySecret();
    }

    /** The STS keys that it accepts too. */
    public TemporaryKeys temporaryKeys() {
        return temporaryKeys;
    }

    /** The path that answers as told. */
    public URI receiverUrl() {
        return URI.create("http://" + reachable() + ":" + receiverServer.port() + "/callback");
    }

    public URI publicKeyUrl() {
        return endpoint().resolve(OssHandler.PUBLIC_KEY_PATH);
    }

    /** Whether a port that was asked for was taken, so that another one is used. */
    public boolean portMoved() {
        return moved(options.port(), ossServer) || moved(options.receiverPort(), receiverServer);
    }

    public Receiver receiver() {
        return receiver;
    }

    /** Sends callbacks again, signed with the sandbox's key. */
    public Replayer replayer() {
        return replayer;
    }

    /** The callbacks received, oldest first; the latest {@value Receiver#MAX_LISTED}. */
    public List<ReceivedCallback> callbacks() {
        return receiver.callbacks();
    }

    /** Tells of every request and callback from now on, until the sandbox is closed. */
    public void onEvent(SandboxListener listener) {
        listeners.add(listener);
    }

    /** Stops within a second; calls that are under way are cut. */
    @Override
    public void close() {
        ossServer.close();
        receiverServer.close();
        receiver.log().close();
        storage.close();
    }

    private OssService service(SigningKey key) {
        var keys = new AccessKeys(options.accessKeyId(), options.accessKeySecret(), temporaryKeys, options.clock());
        var rules = options.rules();
        var caller = new CallbackCaller(key, publicKeyUrl().toString(), rules.answer(), options.callbackTimeout(), options.clock());
        var callbacks = new CallbackStage(caller, storage.blobs(), new CallbackPolicies(storage), rules.render(), rules.refusePrivateAddresses());
        var signatures = new SignatureCheck(keys, options.region());
        return new OssService(new Authenticator(signatures, options.clock()), new FormAuthenticator(signatures), storage,
                new BucketOperations(storage, options.region(), endpoint().getAuthority(), options.clock()), callbacks, options.clock());
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

    /** Where this machine reaches the sandbox. */
    private String reachable() {
        var listen = options.listen();
        return listen.equals("0.0.0.0") || listen.equals("::") ? SandboxOptions.LOCAL : listen.contains(":") ? "[" + listen + "]" : listen;
    }

    private static boolean moved(ListenPort wanted, WireServer server) {
        return wanted.number() != 0 && wanted.number() != server.port();
    }

    private static Storage openStorage(SandboxOptions options) throws SandboxException {
        try {
            return Storage.open(options.data());
        } catch (FolderInUseException e) {
            throw new SandboxException("sandbox.dataInUse", List.of(String.valueOf(options.data())), e);
        } catch (IOException e) {
            throw new SandboxException("sandbox.dataUnusable", List.of(String.valueOf(options.data()), String.valueOf(e.getMessage())), e);
        }
    }

    private static WireServer bind(String address, ListenPort port) throws SandboxException {
        try {
            return WireServer.bind(new InetSocketAddress(address, port.number()));
        } catch (IOException e) {
            if (port.mayMove()) {
                return bind(address, ListenPort.ANY);
            }
            throw new SandboxException("sandbox.cannotListen", List.of(address, Integer.toString(port.number())), e);
        }
    }
}
