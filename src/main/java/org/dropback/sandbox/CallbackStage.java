package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dropback.callback.BodyRenderer;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackFailure;
import org.dropback.callback.CallbackRefusal;
import org.dropback.callback.CallbackRefusedException;
import org.dropback.callback.CallbackUrl;
import org.dropback.callback.SystemValues;
import org.dropback.sandbox.fault.Fault;
import org.dropback.sandbox.fault.Faults;
import org.dropback.sandbox.image.ImageInfo;
import org.dropback.sandbox.image.NoImageInfoException;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.storage.Blobs;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.BucketSettings;
import org.dropback.sandbox.storage.StoredObject;
import org.dropback.wire.NameLookup;
import org.jspecify.annotations.Nullable;

/** The callback of PutObject, PostObject and CompleteMultipartUpload: refused before storing, called after, answered for (facts 2). Any thread. */
final class CallbackStage {

    private static final Duration LOOKUP = Duration.ofSeconds(5);
    private static final int MAX_ARGUMENT_CHARS = 1024;
    private static final Pattern LOWER_CASE = Pattern.compile("[\\x21-\\x7E&&[^A-Z]]+");

    private final CallbackCaller caller;
    private final Blobs blobs;
    private final CallbackPolicies policies;
    private final Faults faults;
    private final Supplier<SandboxRules> rules;

    /** @param rules those in force */
    CallbackStage(CallbackCaller caller, Blobs blobs, CallbackPolicies policies, Faults faults, Supplier<SandboxRules> rules) {
        this.caller = caller;
        this.blobs = blobs;
        this.policies = policies;
        this.faults = faults;
        this.rules = rules;
    }

    /** Reads and checks the callback of a request, if it has one. */
    Optional<Callback> prepare(OssRequest request) throws OssError, InterruptedException {
        return prepare(request, Map.of());
    }

    /** @param more custom variables that came by another way, as the fields of a form do */
    Optional<Callback> prepare(OssRequest request, Map<String, String> more) throws OssError, InterruptedException {
        var variables = either(request, "callback-var", CallbackRefusal.VAR_TWICE);
        var parameter = either(request, "callback", CallbackRefusal.CALLBACK_TWICE);
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        var policy = policies.named(String.valueOf(request.bucket()), parameter.get());
        var carried = policy.isPresent() ? policy.get().callback() : parameter.get();
        var carriedVariables = variables.or(() -> policy.map(BucketSettings.CallbackPolicy::callbackVar)).filter(text -> !text.isEmpty());
        try {
            var callback = CallbackCodec.decode(carried, carriedVariables.orElse(null)).plus(more);
            checkNames(callback.variables().keySet());
            for (var url : callback.urls()) {
                checkHost(url);
            }
            return Optional.of(callback);
        } catch (CallbackRefusedException e) {
            throw refused(e.refusal(), carried);
        }
    }

    /** Calls back and makes the answer of the upload. The object is stored whatever comes of it. */
    OssAnswer call(Callback callback, OssRequest request, Bucket bucket, StoredObject object, Operation operation)
            throws IOException, InterruptedException {
        var headers = OssAnswer.storedHeaders(object);
        var fault = faults.ofCallback(operation, object.key());
        if (fault.isPresent()) {
            return fault.get() instanceof Fault.FailCallback(var failure) ? failed(failure, request, headers) : denied(request, headers);
        }
        var image = ImageInfo.NONE;
        if (callback.body().contains("${imageInfo.")) {
            try {
                image = ImageInfo.of(object, blobs);
            } catch (NoImageInfoException e) {
                return failed(e.failure(), request, headers);
            }
        }
        var now = rules.get();
        var body = BodyRenderer.render(callback, values(request, bucket, object, operation, image), now.render()).getBytes(UTF_8);
        return switch (caller.call(callback, body, bucket.name(), request.id(), now)) {
            case CallbackCaller.Success(var contentType, var answer) -> {
                var all = new LinkedHashMap<>(headers);
                if (contentType != null) {
                    all.put("Content-Type", contentType);
                }
                yield OssAnswer.bytes(200, all, answer, null);
            }
            case CallbackCaller.Failure(var failure) -> failed(failure, request, headers);
        };
    }

    private static OssAnswer failed(CallbackFailure failure, OssRequest request, Map<String, String> headers) {
        var error = new OssError(203, "CallbackFailed", failure.message(), failure.ec());
        return OssAnswer.error(error, request.id(), request.header("host").orElse(""), headers);
    }

    private static OssAnswer denied(OssRequest request, Map<String, String> headers) {
        var error = new OssError(403, "RequestDeniedByCallback", "The request is denied by callback.", "0007-00000209");
        return OssAnswer.error(error, request.id(), request.header("host").orElse(""), headers);
    }

    private static SystemValues values(OssRequest request, Bucket bucket, StoredObject object, Operation operation, ImageInfo image) {
        return new SystemValues(bucket.name(), object.key(), object.etag(), object.size(), object.contentType(), image.height(), image.width(),
                image.format(), object.crc64(), Objects.requireNonNullElse(object.contentMd5(), ""), "", request.clientIp(), request.id(),
                operation.ossName());
    }

    private static Optional<String> either(OssRequest request, String name, CallbackRefusal both) throws OssError {
        var header = request.header("x-oss-" + name);
        var parameter = request.parameter(name);
        if (header.isPresent() && parameter.isPresent()) {
            throw refused(both, header.get());
        }
        return header.or(() -> parameter);
    }

    private void checkHost(String url) throws CallbackRefusedException, InterruptedException {
        var host = CallbackUrl.parse(url).orElseThrow(() -> new CallbackRefusedException(CallbackRefusal.URL_INVALID)).host();
        var addresses = callable(NameLookup.SYSTEM.within(LOOKUP, host));
        if (addresses.isEmpty()) {
            throw new CallbackRefusedException(CallbackRefusal.HOST_NOT_FOUND);
        }
        if (rules.get().refuses(Rule.PRIVATE_ADDRESS) && addresses.stream().anyMatch(CallbackStage::isPrivate)) {
            throw new CallbackRefusedException(CallbackRefusal.PRIVATE_ADDRESS);
        }
    }

    /** OSS calls no IPv6 address (facts 1.1). */
    static List<InetAddress> callable(List<InetAddress> addresses) {
        return addresses.stream().filter(Inet4Address.class::isInstance).toList();
    }

    private void checkNames(Set<String> names) throws CallbackRefusedException {
        if (rules.get().is(Rule.VARIABLE_NAME, "lower-case") && !names.stream().allMatch(name -> LOWER_CASE.matcher(name).matches())) {
            throw new CallbackRefusedException(CallbackRefusal.VAR_NOT_STRINGS);
        }
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress();
    }

    private static OssError refused(CallbackRefusal refusal, String parameter) {
        @Nullable String json = CallbackCodec.jsonOf(parameter);
        var shown = json == null ? parameter : json;
        var cut = shown.substring(0, Math.min(shown.length(), MAX_ARGUMENT_CHARS));
        return OssError.invalidArgument(refusal.message(), "callback", cut, refusal.ec());
    }
}
