package org.dropback.callback;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Why a callback failed, as OSS words it in a 203 {@code CallbackFailed} (facts 2.6, 2.8), typing errors included.
 *
 * @param ec {@code 0007-00000203} for all that have no EC of their own
 */
public record CallbackFailure(String message, String ec) {

    public static final String GENERAL_EC = "0007-00000203";

    public static final CallbackFailure CANNOT_CONNECT =
            general("Error status : -1.OSS can not connect to your callbackUrl, please check it.");
    public static final CallbackFailure TOOK_TOO_LONG = new CallbackFailure("Cost too long time.", "0007-00000202");
    public static final CallbackFailure NOT_JSON = new CallbackFailure("Response body is not valid json format.", "0007-00000205");
    public static final CallbackFailure MISSING_LENGTH = general("Error Status : 400.User server missing content-length.");
    public static final CallbackFailure TOO_LONG = general("Error Status : 400.User server return too long content-length value.");
    public static final CallbackFailure INVALID_LENGTH = general("Error Status : 400.User server return invalid conent-length value.");
    /** What the three pages tell apart is hardly more than this; which EC means what is inferred from them. */
    public static final CallbackFailure NO_IMAGE_INFO = new CallbackFailure("Get image info failed.", "0007-00000301");
    public static final CallbackFailure IMAGE_GONE = new CallbackFailure("Get image info failed.", "0007-00000302");
    public static final CallbackFailure IMAGE_DAMAGED = new CallbackFailure("Get image info failed.", "0007-00000303");
    /** What OSS's proxy answers when TLS fails, most often for want of SNI (facts 2.6). */
    public static final CallbackFailure NO_TLS = status(502);
    public static final CallbackFailure TOO_MANY_REQUESTS = general("Too many callback requests.");
    public static final CallbackFailure UNSPECIFIED = general("Callback to application server failed, please check your callbackUrl.");

    private static final Pattern STATUS = Pattern.compile("error\\s+status\\s*:\\s*(-?[0-9]{1,9})", Pattern.CASE_INSENSITIVE);

    /** The application server answered with a status that is not 200. */
    public static CallbackFailure status(int status) {
        return general("Error status : " + status + ".");
    }

    /**
     * Nothing came back in time.
     *
     * @param address of the application server, such as {@code 8.8.8.8:9090}
     */
    public static CallbackFailure replyTimeout(String address, long costMillis, long limitMillis) {
        return new CallbackFailure("Error status : -1 " + address + " reply timeout, cost:" + costMillis + "ms, timeout:" + limitMillis
                + "ms (err -4, errno115)", "0007-00000202");
    }

    /** The number after {@code Error status :} in a message of OSS, -1 for a server that could not be reached; empty when it names none. */
    public static OptionalInt statusIn(String message) {
        var found = STATUS.matcher(message);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    private static CallbackFailure general(String message) {
        return new CallbackFailure(message, GENERAL_EC);
    }
}
