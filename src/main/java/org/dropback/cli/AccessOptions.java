package org.dropback.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropback.connection.Access;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.PresignedUrl;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The words that say what lets this machine upload, where it is no key of its own. */
final class AccessOptions {

    static final String POLICY_URL = "--policy-url";
    static final String PRESIGNED = "--presigned-url-file";
    private static final String STS_URL = "--sts-url";
    private static final String ASSUME_ROLE = "--assume-role";
    private static final String STDIN = "-";
    private static final int MOST_BYTES = 256 << 20;

    @Option(names = POLICY_URL, paramLabel = "URL", descriptionKey = "cli.option.policy-url")
    @Nullable String policyUrl;

    @Option(names = STS_URL, paramLabel = "URL", descriptionKey = "cli.option.sts-url")
    @Nullable String stsUrl;

    @Option(names = ASSUME_ROLE, paramLabel = "ARN", descriptionKey = "cli.option.assume-role")
    @Nullable String role;

    @Option(names = "--sts-endpoint", paramLabel = "URL", descriptionKey = "cli.option.sts-endpoint")
    @Nullable String stsEndpoint;

    @Option(names = PRESIGNED, paramLabel = "FILE|-", descriptionKey = "cli.option.presigned-url-file")
    @Nullable String presigned;

    boolean given() {
        return !options().isEmpty();
    }

    /** That of {@link #access}, where one is given. */
    String option() {
        return options().getFirst();
    }

    private List<String> options() {
        return Stream.of(policyUrl == null ? "" : POLICY_URL, stsUrl == null ? "" : STS_URL, role == null ? "" : ASSUME_ROLE, presigned == null ? "" : PRESIGNED)
                .filter(word -> !word.isEmpty()).toList();
    }

    /** @throws WrongUsage where two are given, or one is no address */
    Access access(Messages messages) {
        var words = options();
        if (words.size() > 1) {
            throw new WrongUsage(messages.get("cli.usage.two-accesses", words.get(0), words.get(1)));
        }
        if (role != null) {
            return role(role, messages);
        }
        if (policyUrl != null) {
            return Access.policyServer(address(POLICY_URL, policyUrl, messages));
        }
        if (stsUrl != null) {
            return Access.stsServer(address(STS_URL, stsUrl, messages));
        }
        return presigned != null ? Access.PRESIGNED_URLS : Access.KEYS;
    }

    private Access role(String arn, Messages messages) {
        if (!arn.matches("acs:ram::\\d+:role/\\S+")) {
            throw new WrongUsage(messages.get("cli.usage.bad-value", ASSUME_ROLE, Printable.line(arn), "acs:ram::123456789012:role/upload"));
        }
        return Access.role(arn, stsEndpoint == null ? Access.STS : address("--sts-endpoint", stsEndpoint, messages));
    }

    /** What goes with {@link #access}. @param keys null where it needs none */
    Grant grant(@Nullable Credentials keys, Messages messages) {
        if (policyUrl != null) {
            return Grant.ofServer(address(POLICY_URL, policyUrl, messages));
        }
        return stsUrl != null ? Grant.ofServer(address(STS_URL, stsUrl, messages)) : keys == null ? Grant.NONE : Grant.of(keys);
    }

    /** The message does not repeat what may hold a token. */
    private static URI address(String option, String word, Messages messages) {
        try {
            var address = URI.create(word);
            Access.stsServer(address);
            return address;
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.bad-address", option));
        }
    }

    /** The URLs, in their order. @throws WrongUsage where the file cannot be read or a line is no URL */
    List<PresignedUrl> urls(CliServices services) {
        var messages = services.messages();
        var file = String.valueOf(presigned);
        var urls = new ArrayList<PresignedUrl>();
        int number = 0;
        for (var line : text(file, services).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    urls.add(PresignedUrl.of(line, Map.of()));
                } catch (IllegalArgumentException e) {
                    throw new WrongUsage(messages.get("cli.usage.bad-url-line", PRESIGNED, String.valueOf(number)));
                }
            }
        }
        return urls;
    }

    private static String text(String file, CliServices services) {
        try (InputStream in = file.equals(STDIN) ? services.console().in() : Files.newInputStream(Path.of(file))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage(services.messages().get("cli.usage.sample-file", Printable.line(file), Printable.line(e.toString())));
        }
    }
}
