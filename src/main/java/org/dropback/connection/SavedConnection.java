package org.dropback.connection;

import java.net.URI;
import java.util.UUID;

/**
 * A connection with all that a person can say of it. Holds no secret. Immutable.
 *
 * @param id          names its secrets whatever it is called; never shown
 * @param keyTemplate of object keys, "" for the one that was used last
 * @param profile     that uploads to it start with, "" for the one that was used last
 */
public record SavedConnection(String id, String name, Endpoint endpoint, String bucket, String keyTemplate, SignatureVersion signature, Addressing addressing,
                              Network network, String profile, KeySource keys) {

    /** How the command line calls the sandbox; no other connection may bear it. */
    public static final String SANDBOX = "sandbox";

    /** Whether it is what the sandbox is called on the command line or, in any language, in the window. */
    public static boolean isSandbox(String name) {
        return name.equalsIgnoreCase(SANDBOX) || name.equals("沙箱");
    }

    /** A new one, to be filled in. */
    public static SavedConnection named(String name) {
        return new SavedConnection(UUID.randomUUID().toString(), name, new Endpoint(Endpoint.Kind.PUBLIC, "cn-hangzhou", "", true), "", "",
                SignatureVersion.V4, Addressing.AUTO, Network.DEFAULT, "", new KeySource.Kept(""));
    }

    /** What its uploads record. @throws IllegalArgumentException where {@link ConnectionRules} finds its endpoint wrong */
    public Connection connection() {
        return new Connection(name, endpoint.uri(), endpoint.region(), bucket, signature, endpoint.kind() == Endpoint.Kind.CNAME ? Addressing.CNAME : addressing,
                access());
    }

    private Access access() {
        return switch (keys) {
            case KeySource.StsServer(var address) -> Access.stsServer(URI.create(address));
            case KeySource.PolicyServer(var address) -> Access.policyServer(URI.create(address));
            case KeySource.AssumeRole role -> Access.role(role.roleArn(), role.service().isEmpty() ? Access.STS : URI.create(role.service()));
            case KeySource.Kept _, KeySource.Session _, KeySource.Environment _, KeySource.Ossutil _, KeySource.AliyunCli _, KeySource.EcsRole _, KeySource.Process _,
                 KeySource.None _ -> Access.KEYS;
        };
    }

    public SavedConnection withName(String value) {
        return new SavedConnection(id, value, endpoint, bucket, keyTemplate, signature, addressing, network, profile, keys);
    }

    /** Whether only their ids differ, if anything does. */
    public boolean isLike(SavedConnection other) {
        return equals(new SavedConnection(id, other.name, other.endpoint, other.bucket, other.keyTemplate, other.signature, other.addressing, other.network, other.profile,
                other.keys));
    }

    /** The same under an id of its own, so that it shares no secret. */
    public SavedConnection copied() {
        return new SavedConnection(UUID.randomUUID().toString(), name, endpoint, bucket, keyTemplate, signature, addressing, network, profile, keys);
    }

    public SavedConnection withEndpoint(Endpoint value) {
        return new SavedConnection(id, name, value, bucket, keyTemplate, signature, addressing, network, profile, keys);
    }

    public SavedConnection withBucket(String value) {
        return new SavedConnection(id, name, endpoint, value, keyTemplate, signature, addressing, network, profile, keys);
    }

    public SavedConnection withKeys(KeySource value) {
        return new SavedConnection(id, name, endpoint, bucket, keyTemplate, signature, addressing, network, profile, value);
    }

    public SavedConnection withNetwork(Network value) {
        return new SavedConnection(id, name, endpoint, bucket, keyTemplate, signature, addressing, value, profile, keys);
    }

    public SavedConnection withAddressing(Addressing value) {
        return new SavedConnection(id, name, endpoint, bucket, keyTemplate, signature, value, network, profile, keys);
    }

    public SavedConnection withSignature(SignatureVersion value) {
        return new SavedConnection(id, name, endpoint, bucket, keyTemplate, value, addressing, network, profile, keys);
    }
}
