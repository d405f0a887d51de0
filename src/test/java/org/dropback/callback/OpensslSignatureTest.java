package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our signatures judged by the openssl program, and its by us. Where openssl is not installed, these tests fail: nothing else is as independent. */
class OpensslSignatureTest {

    private static final byte[] SIGNED = CallbackSignature.stringToSign("/%E4%B8%AD+a?k=%20", "v=${x}&中=\0\n".getBytes(UTF_8));

    @TempDir
    Path folder;

    private PrivateKey privateKey;

    @BeforeEach
    void makeKeys() throws Exception {
        openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-out", "key.pem");
        openssl("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
        openssl("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", "key.der");
        privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("key.der"))));
    }

    @Test
    void opensslVerifiesWhatWeSign() throws Exception {
        Files.write(folder.resolve("signature"), Base64.getDecoder().decode(CallbackSignature.sign(privateKey, SIGNED)));
        Files.write(folder.resolve("signed"), SIGNED);
        assertEquals("Verified OK", openssl("dgst", "-md5", "-verify", "public.pem", "-signature", "signature", "signed").strip());
    }

    @Test
    void weVerifyWhatOpensslSigns() throws Exception {
        Files.write(folder.resolve("signed"), SIGNED);
        openssl("dgst", "-md5", "-sign", "key.pem", "-out", "signature", "signed");
        var authorization = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("signature")));
        var key = CallbackSignature.publicKey(Files.readString(folder.resolve("public.pem")));
        assertTrue(CallbackSignature.verify(key, SIGNED, authorization));
        assertTrue(CallbackSignature.verify(key, SIGNED, " " + authorization + " "), "blanks around a header value mean nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a?", "/a%20b?x=%20", "/%2541", "/a+b"})
    void whatIsSignedIsTheDocumentedString(String target) throws Exception {
        int query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        var documented = path.replace("%20", " ").replace("%25", "%") + (query < 0 ? "" : target.substring(query)) + "\nbody";
        Files.writeString(folder.resolve("signed"), documented);
        openssl("dgst", "-md5", "-sign", "key.pem", "-out", "signature", "signed");
        var authorization = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("signature")));
        var key = CallbackSignature.publicKey(Files.readString(folder.resolve("public.pem")));
        assertTrue(CallbackSignature.verify(key, CallbackSignature.stringToSign(target, "body".getBytes(UTF_8)), authorization));
    }

    private String openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("openssl"), Arrays.stream(arguments)).toList();
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
