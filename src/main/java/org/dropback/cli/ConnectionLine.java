package org.dropback.cli;

import java.util.List;
import java.util.Locale;
import org.dropback.connection.ConnectionProblem;
import org.dropback.connection.ConnectionRules;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.sandbox.SandboxOptions;

/**
 * A connection in JSON. Holds no secret. The components are the contract's fields: add, never rename.
 *
 * @param keys      where its keys come from, such as {@code kept} or {@code environment}
 * @param keyFrom   what is known of the place without asking it: a file, an address, an access key ID; "" for nothing
 * @param isDefault whether uploads without a word on where to go there
 * @param problems  why it cannot be used, a sentence each
 */
record ConnectionLine(String name, String endpoint, String region, String bucket, String signature, String addressing, String keys, String keyFrom, String proxy,
                      String authority, String keyTemplate, String profile, boolean isDefault, List<String> problems) {

    static ConnectionLine of(SavedConnection saved, String chosen, CliServices services) {
        var problems = ConnectionRules.problems(saved);
        // The endpoint of one that is wrong may be none.
        boolean sound = problems.stream().noneMatch(problem -> problem.field() == ConnectionProblem.Field.ENDPOINT || problem.field() == ConnectionProblem.Field.REGION
                || problem.field() == ConnectionProblem.Field.KEYS);
        var proxy = saved.network().proxy();
        return new ConnectionLine(saved.name(), sound ? saved.connection().endpoint().toString() : "", saved.endpoint().region(), saved.bucket(), word(saved.signature()),
                word(saved.addressing()), word(saved.keys().kind()), from(saved.keys()), proxy.host().isEmpty() ? word(proxy.kind()) : proxy.host() + ":" + proxy.port(),
                saved.network().authority(), saved.keyTemplate(), saved.profile(), saved.name().equals(chosen),
                problems.stream().map(problem -> problem.text(services.messages())).toList());
    }

    /** The one that is always there; it is started for each run. */
    static ConnectionLine sandbox() {
        var usual = SandboxOptions.defaults();
        return new ConnectionLine(SavedConnection.SANDBOX, "http://" + SandboxOptions.LOCAL + ":" + SandboxOptions.DEFAULT_PORT, usual.region(),
                usual.buckets().getFirst(), "v4", "auto", "sandbox", usual.accessKeyId(), "none", "", "", "", false, List.of());
    }

    private static String from(KeySource keys) {
        return switch (keys) {
            case KeySource.Kept kept -> kept.accessKeyId();
            case KeySource.Session session -> session.accessKeyId();
            case KeySource.Ossutil file -> file.file();
            case KeySource.AliyunCli file -> file.file();
            case KeySource.AssumeRole role -> role.roleArn();
            case KeySource.StsServer server -> server.address();
            case KeySource.PolicyServer server -> server.address();
            case KeySource.EcsRole role -> role.role();
            case KeySource.Process process -> process.command().isEmpty() ? "" : process.command().getFirst();
            case KeySource.Environment _, KeySource.None _ -> "";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
