package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.SignatureVersion;
import org.dropback.secret.Secret;
import org.dropback.upload.StoreOpener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedSandboxTest {

    @ParameterizedTest
    @CsvSource({
        "Sandbox, http://127.0.0.1:43111, true, http://127.0.0.1:23451",
        "沙箱, http://127.0.0.1:43111, true, http://127.0.0.1:23451",
        "Sandbox, http://127.0.0.1:43111, false, http://127.0.0.1:43111",
        "Sandbox, http://oss.example:43111, true, http://oss.example:43111",
        "Photos, http://127.0.0.1:43111, true, http://127.0.0.1:43111"})
    void whatWasRecordedOfTheOwnSandboxIsOpenedWhereThatIsNow(String name, URI recorded, boolean granted, URI expected) throws Exception {
        var opened = new ArrayList<URI>();
        var usual = (StoreOpener) Proxy.newProxyInstance(StoreOpener.class.getClassLoader(), new Class<?>[] {StoreOpener.class}, (_, _, arguments) -> {
            opened.add(((Connection) arguments[0]).endpoint());
            return null;
        });
        var grant = granted ? Grant.of(new Credentials("me", new Secret("mine"), null)) : Grant.NONE;
        new MovedSandbox(usual, URI.create("http://127.0.0.1:23451")).open(new Connection(name, recorded, "r", "sandbox", SignatureVersion.V4), grant);
        assertEquals(List.of(expected), opened);
    }
}
