package org.dropback.connection;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What lets this machine upload to a connection. Holds no secret, so that journals and lists of connections may keep it; what it needs beside is a {@link Grant}.
 *
 * @param server   of an application server its address, of a role STS's endpoint, else null; never with user or query, which may be a token
 * @param role     ARN of the role, null for the other kinds
 * @param withheld whether the address has such a rest, which must be given again when the process has ended
 */
public record Access(Kind kind, @Nullable URI server, @Nullable String role, boolean withheld) {

    /** STS of Alibaba Cloud. */
    public static final URI STS = URI.create("https://sts.aliyuncs.com/");

    /** A long-lived key, or an STS key that somebody copied here. */
    public static final Access KEYS = new Access(Kind.KEYS, null, null, false);

    /** One URL an object, made by somebody else. */
    public static final Access PRESIGNED_URLS = new Access(Kind.PRESIGNED_URLS, null, null, false);

    /** Where the permission comes from. */
    public enum Kind {
        KEYS,
        /** An application server lends STS keys. */
        STS_SERVER,
        /** Keys of ours are exchanged for those of a role. */
        ASSUME_ROLE,
        /** An application server signs forms: no key ever comes here. */
        POLICY_SERVER,
        PRESIGNED_URLS
    }

    /** @throws IllegalArgumentException where it is no http or https address; the message does not repeat it */
    public static Access stsServer(URI address) {
        return of(Kind.STS_SERVER, address);
    }

    /** @throws IllegalArgumentException where it is no http or https address; the message does not repeat it */
    public static Access policyServer(URI address) {
        return of(Kind.POLICY_SERVER, address);
    }

    /** @param sts see {@link #STS} */
    public static Access role(String arn, URI sts) {
        return new Access(Kind.ASSUME_ROLE, sts, arn, false);
    }

    private static Access of(Kind kind, URI address) {
        if (!WebAddress.isOne(address)) {
            throw new IllegalArgumentException("not an http or https address");
        }
        try {
            var shown = new URI(address.getScheme(), null, address.getHost(), address.getPort(), address.getPath(), null, null);
            return new Access(kind, shown, null, address.getRawQuery() != null || address.getRawUserInfo() != null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an http or https address");
        }
    }

    /** Whether requests are signed here: only then OSS can be asked what became of an upload, and parts can be sent. */
    public boolean signsHere() {
        return kind != Kind.POLICY_SERVER && kind != Kind.PRESIGNED_URLS;
    }

    /** Whether it begins with a key of the user's. */
    public boolean needsKeys() {
        return kind == Kind.KEYS || kind == Kind.ASSUME_ROLE;
    }
}
