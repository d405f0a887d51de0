import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Receives upload callbacks of OSS, answers what OSS signed and refuses all else. Java 11 or later:  java Receiver.java
 * Environment: PORT (8080), HOST (127.0.0.1; 0.0.0.0 to be reached from outside), OSS_CALLBACK_KEY_PREFIX (another address
 * that keys may come from, such as http://127.0.0.1:23451/ of a sandbox; never set it in production).
 */
public class Receiver {

    private static final int MAX_BODY = 1 << 20;
    private static final Map<String, PublicKey> KEYS = new ConcurrentHashMap<>();

    public static void main(String[] args) throws IOException {
        String host = System.getenv().getOrDefault("HOST", "127.0.0.1");
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", Receiver::receive);
        server.start();
        System.out.println("Listening on http://" + host + ":" + server.getAddress().getPort() + "/");
    }

    private static void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, 405, "{\"Status\":\"only POST\"}");
            } else if (body.length > MAX_BODY) {
                answer(exchange, 413, "{\"Status\":\"too long\"}");
            } else if (!isSignedByOss(exchange, body)) {
                answer(exchange, 403, "{\"Status\":\"signature does not verify\"}");
            } else {
                // From here on the body is what OSS says. The same callback may come twice: use it so that this does no harm.
                System.out.println(new String(body, StandardCharsets.UTF_8));
                answer(exchange, 200, "{\"Status\":\"OK\"}");
            }
        }
    }

    /** OSS wants status 200, JSON and a Content-Length, within 5 seconds. */
    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static boolean isSignedByOss(HttpExchange exchange, byte[] body) {
        try {
            byte[] signature = Base64.getDecoder().decode(header(exchange, "Authorization"));
            String keyUrl = new String(Base64.getDecoder().decode(header(exchange, "x-oss-pub-key-url")), StandardCharsets.UTF_8);
            // Without this check anybody could name a key of his own.
            if (keyPrefixes().stream().noneMatch(keyUrl::startsWith)) {
                return false;
            }
            // Signed is the path decoded, the query as it came, a line feed, and the body as it came.
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.write(decoded(exchange.getRequestURI().getRawPath()));
            if (exchange.getRequestURI().getRawQuery() != null) {
                signed.write(("?" + exchange.getRequestURI().getRawQuery()).getBytes(StandardCharsets.UTF_8));
            }
            signed.write('\n');
            signed.write(body);
            Signature verifier = Signature.getInstance("MD5withRSA"); // takes the MD5 itself: do not take it before
            verifier.initVerify(key(keyUrl));
            verifier.update(signed.toByteArray());
            return verifier.verify(signature);
        } catch (IllegalArgumentException | GeneralSecurityException | IOException e) {
            System.err.println("Refused: " + e);
            return false;
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return value;
    }

    private static List<String> keyPrefixes() {
        List<String> prefixes = new ArrayList<>(List.of("http://gosspublic.alicdn.com/", "https://gosspublic.alicdn.com/"));
        String another = System.getenv("OSS_CALLBACK_KEY_PREFIX");
        if (another != null && !another.isEmpty()) {
            prefixes.add(another.endsWith("/") ? another : another + "/");
        }
        return prefixes;
    }

    private static PublicKey key(String url) throws IOException, GeneralSecurityException {
        PublicKey key = KEYS.get(url);
        if (key == null) {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(3000);
            connection.setReadTimeout(3000);
            connection.setInstanceFollowRedirects(false);
            String pem;
            try (InputStream in = connection.getInputStream()) {
                pem = new String(in.readNBytes(1 << 16), StandardCharsets.US_ASCII);
            }
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            KEYS.put(url, key);
        }
        return key;
    }

    /** Only %XX: a plus stays a plus. */
    private static byte[] decoded(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%' && i + 2 < path.length()) {
                bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(path.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
