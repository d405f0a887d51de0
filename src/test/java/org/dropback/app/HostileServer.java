package org.dropback.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Echoes all that it is sent, and more: it even knows the secrets that signed it. */
final class HostileServer implements AutoCloseable {

    private static final String XML = "application/xml";

    /** Of forms that carried the policy's signature. */
    final AtomicInteger posts = new AtomicInteger();
    final AtomicInteger heard = new AtomicInteger();
    /** Of uploads that had a callback. */
    final AtomicInteger called = new AtomicInteger();
    private final HttpServer server;

    HostileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::refuse);
        server.createContext("/called/", exchange -> callBack(exchange, 203, "<Error><Code>CallbackFailed</Code><Message>Error status : 502. ", "</Message><RequestId>R2</RequestId></Error>", XML));
        server.createContext("/relayed/", exchange -> callBack(exchange, 200, "{\"said\":\"", "\"}", "application/json"));
        server.createContext("/policy", exchange -> answer(exchange, 200, "application/json", "{\"accessid\":\"LTAI\",\"policy\":\"e30=\",\"signature\":\"" + Planted.POLICY
                + "\",\"dir\":\"\",\"host\":\"" + address() + "/\"}"));
        server.createContext("/broken", exchange -> answer(exchange, 200, "application/json", "{\"AccessKeySecret\": " + Planted.BROKEN + "}"));
        server.start();
    }

    String authority() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://" + authority());
    }

    private void refuse(HttpExchange exchange) throws IOException {
        heard.incrementAndGet();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean posted = body.contains(Planted.POLICY);
        posts.addAndGet(posted ? 1 : 0);
        var query = String.valueOf(exchange.getRequestURI().getRawQuery());
        // What OSS sends for debugging; the values of a query without their names, too.
        var all = exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet() + " values " + query.replaceAll("[A-Za-z-]+=", " ")
                + secrets(exchange) + (posted ? " form " + Planted.POLICY : "");
        var text = all.replace("&", "&amp;").replace("<", "&lt;");
        answer(exchange, 403, XML, "<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><Message>" + text + "</Message><StringToSign>" + text
                + "</StringToSign><SignatureProvided>" + exchange.getRequestHeaders().getFirst("Authorization") + "</SignatureProvided><RequestId>R1</RequestId></Error>");
    }

    /** Of a request that a key signed. */
    private static String secrets(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("Authorization") ? " secret=" + Planted.KEY_SECRET + token(exchange) : "";
    }

    private static String token(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("x-oss-security-token") ? " alone " + exchange.getRequestHeaders().getFirst("x-oss-security-token") : "";
    }

    private void callBack(HttpExchange exchange, int status, String before, String after, String type) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var told = exchange.getRequestHeaders().getFirst("x-oss-callback-var");
        called.addAndGet(told == null ? 0 : 1);
        var variables = told == null ? "" : new String(Base64.getDecoder().decode(told), StandardCharsets.UTF_8).replace("\"", " ");
        variables += variables.replace("/", "\\/");
        answer(exchange, told != null ? status : 404, type, before + "heard " + variables + secrets(exchange) + after);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("x-oss-request-id", "R1");
        exchange.sendResponseHeaders(status, headOnly ? -1 : bytes.length);
        exchange.getResponseBody().write(headOnly ? new byte[0] : bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
