package org.dropback.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Two self-signed certificates of a TLS server on this machine: one for who names {@value #NAME} in SNI, one, for an address only, for everybody
 * else. They are made anew each time by the runtime's keytool, since the JDK has no public way to make one. Immutable, any thread.
 */
public final class ServerCertificates {

    /** The name to ask for in SNI. */
    public static final String NAME = "localhost";

    static final String OTHERS = "others";

    private static final String LOCAL = "127.0.0.1";

    private final KeyStore keys;
    private final String password;

    private ServerCertificates(KeyStore keys, String password) {
        this.keys = keys;
        this.password = password;
    }

    /**
     * Takes about two seconds.
     *
     * @param keytool see {@link #keytool()}
     * @param address a dotted IPv4 address beside 127.0.0.1 that the second one is good for
     */
    public static ServerCertificates make(Path keytool, String address) throws IOException {
        var folder = Files.createTempDirectory("dropback-tls");
        var file = folder.resolve("keys.p12");
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var password = HexFormat.of().formatHex(random);
        try {
            make(keytool, file, password, NAME, "dns:" + NAME);
            make(keytool, file, password, OTHERS, "ip:" + LOCAL + (address.matches("[0-9.]+") && !address.equals(LOCAL) ? ",ip:" + address : ""));
            var keys = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(file)) {
                keys.load(in, password.toCharArray());
            }
            return new ServerCertificates(keys, password);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** The keytool of the runtime that this program runs on; a runtime cut down to its bones has none. */
    public static Optional<Path> keytool() {
        var bin = Path.of(System.getProperty("java.home"), "bin");
        return List.of("keytool", "keytool.exe").stream().map(bin::resolve).filter(Files::isExecutable).findFirst();
    }

    /** For a client's trust. */
    public List<X509Certificate> certificates() {
        try {
            return List.of((X509Certificate) keys.getCertificate(NAME), (X509Certificate) keys.getCertificate(OTHERS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store is loaded", e);
        }
    }

    KeyStore keys() {
        return keys;
    }

    String password() {
        return password;
    }

    private static void make(Path keytool, Path file, String password, String alias, String names) throws IOException {
        var builder = new ProcessBuilder(keytool.toString(), "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", alias, "-keyalg", "EC",
                "-groupname", "secp256r1", "-validity", "3650", "-startdate", "-1d", "-dname", "CN=Dropback sandbox", "-ext", "san=" + names,
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass:env", "STORE_PASSWORD").redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        var process = builder.start();
        try {
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            process.destroy();
        }
    }
}
