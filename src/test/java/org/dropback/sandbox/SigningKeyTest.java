package org.dropback.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("callback_key.pem");
    }

    @Test
    void aNewOneIsMadeAtItsFirstUseAndThenStays() throws Exception {
        var key = SigningKey.in(folder);
        assertFalse(Files.exists(file()), "a start makes no key");
        var pem = key.publicPem();
        assertTrue(Files.exists(file()));
        assertEquals(pem, SigningKey.in(folder).publicPem());
        assertEquals(key.sign(new byte[] {1}), SigningKey.existing(folder).orElseThrow().sign(new byte[] {1}));
    }

    @Test
    void allWhoAskFirstGetTheSame() throws Exception {
        var key = SigningKey.in(folder);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = workers.invokeAll(Stream.generate(() -> (Callable<String>) key::publicPem).limit(20).toList());
            for (var answer : answers) {
                assertEquals(key.publicPem(), answer.get());
            }
        }
    }

    @Test
    void whereItCannotBeKeptItSignsAllTheSame() throws Exception {
        var key = SigningKey.in(folder.resolve("gone"));
        assertEquals(key.sign(new byte[] {1}), key.sign(new byte[] {1}));
    }

    @Test
    void aFileThatHoldsNoneIsSaidAtTheStart() throws Exception {
        Files.writeString(file(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThrows(IOException.class, () -> SigningKey.in(folder));
    }
}
