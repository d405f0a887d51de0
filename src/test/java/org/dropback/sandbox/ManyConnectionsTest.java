package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.CannedAccessControlList;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thousand clients that say nothing, half a head or half a body. */
class ManyConnectionsTest {

    private static final List<String> BEGINNINGS = List.of("", "PUT /sandbox/half HTTP/1.1\r\nHost: a\r\nX-", "GET /sand",
            "PUT /sandbox/slow HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nb");

    @Test
    void theServerStillAnswersAndEveryBodyThatEndsIsStored() throws Exception {
        try (var served = new Served(SignVersion.V4)) {
            served.oss.setBucketAcl("sandbox", CannedAccessControlList.PublicReadWrite);
            int threads = Thread.activeCount();
            var sockets = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 1_000; i++) {
                    var socket = new Socket("127.0.0.1", served.sandbox.endpoint().getPort());
                    sockets.add(socket);
                    socket.getOutputStream().write(BEGINNINGS.get(i % BEGINNINGS.size()).getBytes(US_ASCII));
                }
                served.put("k", "hello");
                assertEquals("hello", served.get("k"));
                assertTrue(Thread.activeCount() < threads + 100, "a thread a connection");
                for (int i = 3; i < sockets.size(); i += BEGINNINGS.size()) {
                    sockets.get(i).getOutputStream().write("ody".getBytes(US_ASCII));
                }
                for (int i = 3; i < sockets.size(); i += BEGINNINGS.size()) {
                    sockets.get(i).setSoTimeout(60_000);
                    var line = new BufferedReader(new InputStreamReader(sockets.get(i).getInputStream(), US_ASCII)).readLine();
                    assertEquals("HTTP/1.1 200 OK", line);
                }
                assertEquals("body", served.get("slow"));
            } finally {
                for (var socket : sockets) {
                    socket.close();
                }
            }
            assertEquals("hello", served.get("k"));
        }
    }
}
