package org.dropback.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dropback.secret.Passphrase.Cost;
import org.dropback.secret.VaultException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several write into one file: a window and command lines. */
class FileVaultTest {

    private static final Cost CHEAP = new Cost(64, 1, 1);

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("secrets.json");
    }

    private FileVault open() throws VaultException {
        var vault = new FileVault(file, CHEAP);
        vault.unlock("p".toCharArray());
        return vault;
    }

    private void assertAll(String prefix) throws VaultException {
        var vault = open();
        for (int i = 0; i < VaultWriter.ENTRIES; i++) {
            int number = i;
            assertEquals(prefix + "-" + i, vault.read(prefix + i).map(Secret::reveal).orElseGet(() -> "no " + prefix + number));
        }
    }

    @Test
    void twoVaultsOfOneProcessLoseNothing() throws Exception {
        var vaults = List.of(open(), open());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var works = new ArrayList<Callable<String>>();
            for (var vault : vaults) {
                var prefix = "v" + vaults.indexOf(vault) + "/";
                works.add(() -> {
                    VaultWriter.write(vault, prefix);
                    return prefix;
                });
            }
            for (var work : threads.invokeAll(works)) {
                assertAll(work.get());
            }
        }
    }

    @Test
    void twoProcessesLoseNothing() throws Exception {
        open();
        var running = new ArrayList<Process>();
        for (var prefix : List.of("a", "b")) {
            running.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                    VaultWriter.class.getName(), file.toString(), "p", prefix).inheritIO().start());
        }
        for (var process : running) {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        }
        assertAll("a");
        assertAll("b");
    }

    @Test
    void twoThatMakeTheFileAgreeOnItsPassphrase() throws Exception {
        var vaults = List.of(new FileVault(file, CHEAP), new FileVault(file, CHEAP));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var works = new ArrayList<Callable<FileVault>>();
            vaults.forEach(vault -> works.add(() -> {
                vault.unlock("p".toCharArray());
                vault.write("x" + vaults.indexOf(vault), new Secret("kept"));
                return vault;
            }));
            for (var work : threads.invokeAll(works)) {
                work.get();
            }
        }
        assertEquals("kept", open().read("x0").orElseThrow().reveal());
        assertEquals("kept", open().read("x1").orElseThrow().reveal());
    }

    @Test
    void whoHoldsTheFileForLongIsNotWaitedForForEver() throws Exception {
        var vault = new FileVault(file, CHEAP, Duration.ofMillis(200));
        vault.unlock("p".toCharArray());
        try (var other = FileChannel.open(folder.resolve("secrets.json.lock"), StandardOpenOption.WRITE); var _ = other.lock()) {
            var busy = assertThrows(VaultException.class, () -> vault.write("a", new Secret("1")));
            assertEquals(Reason.FILE_UNUSABLE, busy.reason());
        }
        vault.write("a", new Secret("1"));
        assertEquals("1", vault.read("a").orElseThrow().reveal());
    }

    @Test
    void aFileThatSomebodyBeganAnewIsNotWrittenIntoWithTheOldKey() throws Exception {
        var vault = open();
        vault.write("a", new Secret("1"));
        Files.delete(file);
        var other = new FileVault(file, CHEAP);
        other.unlock("another".toCharArray());
        other.write("b", new Secret("2"));
        assertEquals(Reason.FILE_LOCKED, assertThrows(VaultException.class, () -> vault.write("a", new Secret("1"))).reason());
        assertFalse(vault.isOpen(), "it is asked for anew");
        assertEquals("2", other.read("b").orElseThrow().reveal());
    }

    @Test
    void noDraftStaysBehind() throws IOException, VaultException {
        open().write("a", new Secret("1"));
        try (var files = Files.list(folder)) {
            assertEquals(List.of("secrets.json", "secrets.json.lock"), files.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }
}
