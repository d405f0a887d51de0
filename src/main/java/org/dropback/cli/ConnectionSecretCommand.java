package org.dropback.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dropback.connection.SecretSlot;
import org.dropback.secret.Secret;
import org.dropback.secret.SecretKeeper.Place;
import org.dropback.secret.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback connection secret}: takes a secret from standard input, never from a word, and keeps it where secrets are kept. */
@Command(name = "secret", sortOptions = false, customSynopsis = "  dropback connection secret [OPTION…] NAME", footer = {
        "  dropback connection secret Photos < secret.txt"})
final class ConnectionSecretCommand implements Callable<Integer> {

    private static final int MAX_BYTES = 16 << 10;

    enum Kind {
        ACCESS_KEY(SecretSlot.ACCESS_KEY_SECRET), PROXY(SecretSlot.PROXY_PASSWORD), SERVER(SecretSlot.SERVER_QUERY);

        private final SecretSlot slot;

        Kind(SecretSlot slot) {
            this.slot = slot;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.option.connection-name")
    String name = "";

    @Option(names = "--of", paramLabel = "access-key|proxy|server", descriptionKey = "cli.option.secret-of", converter = KindConverter.class)
    Kind kind = Kind.ACCESS_KEY;

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ConnectionSecretCommand(CliServices services) {
        this.services = services;
    }

    static final class KindConverter implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String word) {
            return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    @Override
    public Integer call() throws IOException {
        var connection = services.connections().named(name, services);
        var messages = services.messages();
        var bytes = services.console().in().readNBytes(MAX_BYTES + 1);
        try {
            var text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (text.isEmpty() || bytes.length > MAX_BYTES || text.contains("\n")) {
                throw new WrongUsage(messages.get("cli.usage.secret-input"));
            }
            var secrets = services.connections().secrets();
            if (secrets.place() == Place.SESSION) {
                services.console().err().println("dropback: " + secrets.words(messages) + " " + messages.get("cli.secret.nowhere", "DROPBACK_PASSPHRASE"));
                return ExitCode.FAILED;
            }
            secrets.keep(kind.slot.entry(connection.id()), new Secret(text));
            services.console().out().println(secrets.words(messages));
            return ExitCode.OK;
        } catch (VaultException e) {
            services.console().err().println("dropback: " + e.text(messages));
            return ExitCode.FAILED;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
