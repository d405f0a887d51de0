package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Locale;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.store.SqliteCallbackLog;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowPartsTest {

    @TempDir
    Path folder;

    private static void receive(WindowParts parts) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(parts.services().sandbox().receiverUrl()).POST(HttpRequest.BodyPublishers.ofString("object=k")).build();
            assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }

    @Test
    void whatTheWindowsSandboxReceivedIsInTheHomeAfterItClosed() throws Exception {
        var home = new AppHome(folder);
        for (int i = 0; i < 2; i++) {
            try (var parts = WindowParts.open(home, Messages.of(Locale.ENGLISH), Clock.systemDefaultZone(), new Redactor())) {
                receive(parts);
                try (var second = WindowParts.open(home, Messages.of(Locale.ENGLISH), Clock.systemDefaultZone(), new Redactor())) {
                    // The data belong to the first window: the second one's sandbox keeps nothing.
                    receive(second);
                }
            }
        }
        try (var log = SqliteCallbackLog.open(home.callbackLog(), Runnable::run)) {
            var rows = log.page("", CallbackLog.NEWEST, 9);
            assertEquals(2, rows.size());
            assertEquals("k", rows.getFirst().object());
            assertEquals(200, rows.getFirst().answered());
        }
        assertTrue(Files.isDirectory(home.sqliteCache()));
    }

    @Test
    void callbacksOfANewerVersionAreLeftAloneAndThatIsSaid() throws Exception {
        var home = new AppHome(folder);
        SqliteCallbackLog.open(home.callbackLog(), Runnable::run).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.callbackLog()); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        var before = Files.readAllBytes(home.callbackLog());
        try (var parts = WindowParts.open(home, Messages.of(Locale.ENGLISH), Clock.systemDefaultZone(), new Redactor())) {
            receive(parts);
            var log = parts.services().sandbox().receiver().log();
            assertEquals(1, log.count(""));
            var why = log.notKept().orElseThrow();
            assertEquals(home.callbackLog(), why.file());
            assertTrue(why.newer());
        }
        assertArrayEquals(before, Files.readAllBytes(home.callbackLog()));
    }
}
