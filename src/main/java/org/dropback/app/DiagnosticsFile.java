package org.dropback.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dropback.desktop.settings.Support;
import org.dropback.text.Redactor;

/** What others need to understand a failure, in one zip file: versions, settings, logs, what each thread does. All of it redacted once more. */
record DiagnosticsFile(AppHome home, Redactor redactor, Clock clock) implements Support.Diagnostics {

    @Override
    public void write(Path zip) throws IOException {
        var draft = Files.createTempFile(zip.toAbsolutePath().getParent(), ".dropback", ".tmp");
        try {
            try (var out = new ZipOutputStream(Files.newOutputStream(draft), StandardCharsets.UTF_8)) {
                add(out, "versions.txt", versions());
                add(out, "threads.txt", threads());
                addFile(out, home.settings());
                for (var log : SharedLog.files(home.logs())) {
                    addFile(out, log);
                }
            }
            move(draft, zip);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path draft, Path zip) throws IOException {
        try {
            Files.move(draft, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, zip, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void addFile(ZipOutputStream out, Path file) throws IOException {
        try {
            add(out, file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            // It need not be there.
        }
    }

    private void add(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(redactor.redact(text).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private String versions() {
        var facts = new TreeMap<String, String>();
        for (var property : new String[] {"java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch", "javafx.runtime.version",
                "file.encoding", "native.encoding", "sun.jnu.encoding"}) {
            facts.put(property, System.getProperty(property, ""));
        }
        var runtime = ManagementFactory.getRuntimeMXBean();
        facts.put("dropback.version", Version.current());
        facts.put("dropback.home", home.folder().toString());
        facts.put("locale", Locale.getDefault().toLanguageTag());
        facts.put("memory.max", String.valueOf(Runtime.getRuntime().maxMemory()));
        facts.put("memory.used", String.valueOf(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()));
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("time", clock.instant().toString());
        facts.put("uptime.millis", String.valueOf(runtime.getUptime()));
        return facts.entrySet().stream().map(fact -> fact.getKey() + "=" + fact.getValue() + "\n").collect(Collectors.joining());
    }

    /** Of platform threads; virtual ones come and go with each request. */
    private static String threads() {
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)).map(Object::toString).collect(Collectors.joining("\n"));
    }
}
