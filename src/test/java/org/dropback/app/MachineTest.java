package org.dropback.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.dropback.settings.Preferences;
import org.dropback.settings.ProxyChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the app does to the machine around it, by programs of the machine; scripts that write down how they were called stand for them. */
class MachineTest {

    @TempDir
    Path folder;

    private Programs programs(String name, String script) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Programs("/no/such/folder:" + folder);
    }

    @Test
    void aMachineIsKeptAwakeAsLongAsIsWanted() throws Exception {
        var words = folder.resolve("words");
        var programs = programs("systemd-inhibit", "printf '%s\\n' \"$@\" > " + words + "; exec cat");
        try (var wakefulness = new Wakefulness("Linux", programs, Thread::startVirtualThread)) {
            assertTrue(wakefulness.isPossible());
            wakefulness.keep("uploads run");
            wakefulness.keep("uploads run");
            await().until(() -> Files.exists(words) && Files.readString(words).endsWith("cat\n"));
            assertEquals(List.of("--what=idle", "--who=Dropback", "--why=uploads run", "cat"), Files.readAllLines(words));
            await().until(() -> children() == 1);
            wakefulness.release();
            await().until(() -> children() == 0);
        }
    }

    private long children() {
        return ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("").contains("cat")).count();
    }

    @Test
    void whereThereIsNoMeansItIsSaid() {
        var nothing = new Programs("");
        assertFalse(new Wakefulness("Linux", nothing, Runnable::run).isPossible());
        assertFalse(new Wakefulness("Windows 11", nothing, Runnable::run).isPossible());
        assertFalse(new DesktopNotification("Linux", nothing, Runnable::run).show("done"));
        new Wakefulness("Linux", nothing, Runnable::run).keep("nothing happens");
    }

    /** Its scripts themselves can be tried on Windows alone. */
    @Test
    void windowsIsAskedByItsPowerShell() throws Exception {
        var words = folder.resolve("words");
        var programs = programs("powershell.exe", "printf '%s\\n' \"$DROPBACK_SENTENCE\" \"$@\" > " + words + ".part; mv " + words + ".part " + words + "; exec cat");
        try (var wakefulness = new Wakefulness("Windows 11", programs, Thread::startVirtualThread)) {
            assertTrue(wakefulness.isPossible());
            wakefulness.keep("uploads run");
            await().until(() -> Files.exists(words));
            assertTrue(script(words).contains("SetThreadExecutionState([uint32]2147483649)"), script(words));
            await().until(() -> children() == 1);
            wakefulness.release();
            await().until(() -> children() == 0);
            assertTrue(wakefulness.isPossible());
        }
        Files.delete(words);
        assertTrue(new DesktopNotification("Windows 11", programs, Runnable::run).show("\"; $(touch here) 完成"));
        await().until(() -> Files.exists(words));
        assertEquals("\"; $(touch here) 完成", Files.readAllLines(words).getFirst());
        assertFalse(script(words).contains("完成"));
    }

    private static String script(Path words) throws IOException {
        return new String(Base64.getDecoder().decode(Files.readAllLines(words).getLast()), StandardCharsets.UTF_16LE);
    }

    @Test
    void aMachineThatDoesNotLetUsKeepItAwakeIsBelieved() throws Exception {
        try (var wakefulness = new Wakefulness("Linux", programs("systemd-inhibit", "exit 1"), Thread::startVirtualThread)) {
            assertTrue(wakefulness.isPossible());
            wakefulness.keep("uploads run");
            await().until(() -> !wakefulness.isPossible());
        }
    }

    @Test
    void aNotificationIsAnArgumentAndNoScript() throws Exception {
        var words = folder.resolve("words");
        var programs = programs("notify-send", "printf '%s\\n' \"$@\" > " + words + ".part; mv " + words + ".part " + words);
        assertTrue(new DesktopNotification("Linux", programs, Runnable::run).show("-x \"; $(touch here) 完成"));
        await().until(() -> Files.exists(words));
        assertEquals(List.of("--app-name=Dropback", "--", "Dropback", "-x \"; $(touch here) 完成"), Files.readAllLines(words));
    }

    @Test
    void theProxyIsTheOneChosen() {
        var systems = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("system.example", 1));
        var proxies = new Proxies(ProxySelector.of((InetSocketAddress) systems.address()), Preferences.DEFAULT.proxy());
        var oss = URI.create("https://oss-cn-hangzhou.aliyuncs.com/");
        assertEquals(List.of(systems), proxies.select(oss));
        proxies.choose(Preferences.DEFAULT.proxy().withKind(ProxyChoice.Kind.NONE));
        assertEquals(List.of(Proxy.NO_PROXY), proxies.select(oss));
        proxies.choose(Preferences.DEFAULT.proxy().withKind(ProxyChoice.Kind.MANUAL).withHost("proxy.corp").withPort(3128));
        assertEquals(List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.corp", 3128))), proxies.select(oss));
        assertEquals(List.of(Proxy.NO_PROXY), proxies.select(URI.create("http://127.0.0.1:23451/")), "the sandbox");
    }
}
