package org.dropback.desktop.connections;

import java.util.EnumSet;
import java.util.Set;
import org.dropback.connection.KeySource;
import org.dropback.connection.KeySource.Kind;

/** What is typed of a connection. Its texts are {@code connections.field.NAME} and, where there is more to say, {@code connections.field.NAME.prompt}. */
enum DraftField {
    NAME, REGION, HOST, BUCKET,
    ACCESS_KEY_ID(Kind.KEPT, Kind.SESSION, Kind.ASSUME_ROLE),
    SECRET(Kind.KEPT, Kind.SESSION, Kind.ASSUME_ROLE),
    TOKEN(Kind.SESSION),
    ROLE_ARN(Kind.ASSUME_ROLE), STS(Kind.ASSUME_ROLE),
    FILE(Kind.OSSUTIL, Kind.ALIYUN_CLI), FILE_PROFILE(Kind.OSSUTIL, Kind.ALIYUN_CLI),
    ADDRESS(Kind.STS_SERVER, Kind.POLICY_SERVER), QUERY(Kind.STS_SERVER, Kind.POLICY_SERVER),
    ROLE(Kind.ECS_ROLE), COMMAND(Kind.PROCESS),
    KEY_TEMPLATE, PROFILE, PROXY_HOST, PROXY_PORT, PROXY_USER, PROXY_PASSWORD, AUTHORITY, CONNECT_SECONDS, ANSWER_SECONDS;

    private final Set<Kind> of;

    DraftField(KeySource.Kind... of) {
        this.of = of.length == 0 ? EnumSet.noneOf(Kind.class) : EnumSet.of(of[0], of);
    }

    /** Whether it is asked only where the keys come from some places. */
    boolean isOfKeys() {
        return !of.isEmpty();
    }

    boolean isOf(Kind kind) {
        return of.contains(kind);
    }

    /** Whether it is typed blind and kept with the secrets. */
    boolean isSecret() {
        return this == SECRET || this == TOKEN || this == QUERY || this == PROXY_PASSWORD;
    }
}
