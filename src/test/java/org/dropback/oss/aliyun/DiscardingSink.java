package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * An OSS that reads, forgets and consents, in a JVM of its own: what is left is the client. It tells the CRC64 that the client itself announces in
 * its key ({@code .../<crc64>}), or none.
 */
final class DiscardingSink {

    private static final String INITIATED = "<InitiateMultipartUploadResult><UploadId>U</UploadId></InitiateMultipartUploadResult>";
    private static final String COMPLETED = "<CompleteMultipartUploadResult><ETag>\"E\"</ETag></CompleteMultipartUploadResult>";

    private DiscardingSink() {
    }

    /** Prints its port, and serves until it is killed. */
    public static void main(String[] arguments) throws IOException {
        try (var server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
            var waste = new byte[256 << 10];
            for (String start; (start = line(in)) != null; ) {
                long length = 0;
                for (String header; (header = line(in)) != null && !header.isEmpty(); ) {
                    if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                        length = Long.parseLong(header.substring(15).strip());
                    }
                }
                while (length > 0) {
                    length -= Math.max(0, in.read(waste, 0, (int) Math.min(waste.length, length)));
                }
                var target = start.split(" ")[1];
                var path = target.split("\\?")[0];
                var crc64 = target.contains("partNumber") ? path.substring(path.lastIndexOf('-') + 1) : path.substring(path.lastIndexOf('/') + 1).split("-")[0];
                var body = target.contains("?uploads") ? INITIATED : target.contains("uploadId") && start.startsWith("POST") ? COMPLETED : "";
                socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nETag: \"E\"\r\nx-oss-request-id: 1\r\n"
                        + "x-oss-hash-crc64ecma: " + crc64 + "\r\n\r\n" + body).getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next; (next = in.read()) != '\n'; ) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
