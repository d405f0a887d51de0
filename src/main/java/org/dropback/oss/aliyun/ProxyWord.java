package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.dropback.connection.Line;
import org.jspecify.annotations.Nullable;

/** What a proxy wants to hear with each plain request: asked first, it would have the body of an object sent twice. */
final class ProxyWord {

    private ProxyWord() {
    }

    /** Value of {@code Proxy-Authorization}; null where no proxy stands in between, or one that asks for nothing. */
    static @Nullable String of(@Nullable Line line) {
        if (line == null || line.proxy() == null || line.password() == null) {
            return null;
        }
        return "Basic " + Base64.getEncoder().encodeToString((line.user() + ":" + line.password().reveal()).getBytes(UTF_8));
    }
}
