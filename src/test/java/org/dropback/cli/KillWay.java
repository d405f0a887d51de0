package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ObjectTarget;
import org.dropback.sandbox.Sandbox;
import org.dropback.secret.Secret;
import org.dropback.testing.AppServer;
import org.dropback.testing.TestStores;

/** How what is killed uploads. Where nobody here can ask OSS, a lost answer to an upload with a callback is nobody's to settle: those call nobody back. */
enum KillWay {
    /** With keys of this machine. */
    AUTO, FORM, PRESIGNED,
    /** With a URL for each file that somebody else has made. */
    GIVEN,
    /** With policies and with keys of an application server. */
    POLICY, STS;

    boolean callsBack() {
        return this != GIVEN && this != POLICY;
    }

    /** When a kill hits something of it. */
    List<KillMoment> moments() {
        var all = new ArrayList<>(List.of(KillMoment.values()));
        if (this != AUTO && this != STS) {
            all.removeAll(List.of(KillMoment.INITIATE, KillMoment.PART, KillMoment.PARTS, KillMoment.COMPLETE));
        }
        if (!callsBack()) {
            all.remove(KillMoment.CALLBACK);
        }
        return all;
    }

    boolean hasKeys() {
        return this == AUTO || this == FORM || this == PRESIGNED;
    }

    /** What all keys begin with. */
    String folder() {
        return this == POLICY ? AppServer.FOLDER : "";
    }

    /** The words of the command. @param in the files */
    List<String> words(Sandbox sandbox, AppServer app, Path in) throws Exception {
        var words = new ArrayList<>(List.of("upload", "--output", "jsonl", "--part-size", "100KiB"));
        if (this == GIVEN) {
            var files = files(in);
            words.addAll(List.of("--presigned-url-file", Files.write(in.resolveSibling("urls"), urls(sandbox, files)).toString()));
            files.forEach(file -> words.add(file.toString()));
            return words;
        }
        words.addAll(List.of("--key", "{name}"));
        if (this == POLICY) {
            words.addAll(List.of("--policy-url", app.uri("/v1").toString(), in.toString()));
            return words;
        }
        words.addAll(List.of("--endpoint", sandbox.endpoint().toString(), "--region", sandbox.region(), "--bucket", "sandbox", "--callback-url",
                sandbox.receiverUrl().toString(), "--callback-body", "{\"object\":${object},\"size\":${size}}", "--callback-body-type", "json"));
        words.addAll(this == STS ? List.of("--sts-url", app.uri("/sts").toString()) : List.of("--method", name().toLowerCase(java.util.Locale.ROOT)));
        words.add(in.toString());
        return words;
    }

    private static List<Path> files(Path in) throws IOException {
        try (var files = Files.list(in)) {
            return files.sorted().toList();
        }
    }

    private static List<String> urls(Sandbox sandbox, List<Path> files) throws Exception {
        var urls = new ArrayList<String>();
        try (var store = TestStores.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4),
                new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null))) {
            for (var file : files) {
                urls.add(store.presignPut(new ObjectTarget("sandbox", file.getFileName().toString(), null, null), Duration.ofHours(1)).reveal().toString());
            }
        }
        return urls;
    }
}
