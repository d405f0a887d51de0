package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.function.Executable;

/** A sandbox with Alibaba's client and a hand-made one at it. */
final class Served implements AutoCloseable {

    final Sandbox sandbox;
    final OSS oss;
    final Signed signed;

    Served(SignVersion version) throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        oss = Sdk.client(sandbox, version);
        signed = new Signed(sandbox);
    }

    void put(String key, String text) {
        oss.putObject("sandbox", key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    String get(String key) throws Exception {
        return new String(oss.getObject("sandbox", key).getObjectContent().readAllBytes(), StandardCharsets.UTF_8);
    }

    static void fails(String code, Executable call) {
        assertEquals(code, assertThrows(OSSException.class, call).getErrorCode());
    }

    @Override
    public void close() {
        oss.shutdown();
        sandbox.close();
    }
}
