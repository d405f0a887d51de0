package org.dropback.secret;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dropback.secret.Passphrase.Cost;
import org.dropback.secret.VaultException.Reason;

/** The encrypted file as JSON; written whole, then moved, and readable by its owner alone where the disk knows owners. */
record SealedFile(Path path) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MAX_BYTES = 4 << 20;
    private static final int SCHEMA = 1;

    /** @param check sealed under its own name: tells a wrong passphrase from a damaged entry */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(int schema, byte[] salt, int memory, int passes, int lanes, Sealed check, Map<String, Sealed> entries) {

        Cost cost() {
            return new Cost(memory, passes, lanes);
        }

        private boolean isWhole() {
            return schema == SCHEMA && salt != null && salt.length >= 8 && cost().isBearable() && isWhole(check) && entries != null
                    && entries.values().stream().allMatch(Content::isWhole);
        }

        private static boolean isWhole(Sealed sealed) {
            return sealed != null && sealed.nonce() != null && sealed.nonce().length == 12 && sealed.data() != null;
        }

        Content with(String entry, Sealed sealed) {
            var changed = new TreeMap<>(entries);
            changed.put(entry, sealed);
            return new Content(schema, salt, memory, passes, lanes, check, changed);
        }

        Content without(String entry) {
            var changed = new TreeMap<>(entries);
            changed.remove(entry);
            return new Content(schema, salt, memory, passes, lanes, check, changed);
        }
    }

    record Sealed(byte[] nonce, byte[] data) {
    }

    static Content fresh(byte[] salt, Cost cost, Sealed check) {
        return new Content(SCHEMA, salt, cost.memory(), cost.passes(), cost.lanes(), check, Map.of());
    }

    /** Empty where there is no file. Never overwritten where it cannot be read. */
    Optional<Content> read() throws VaultException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new VaultException(Reason.FILE_DAMAGED, path.toString(), null);
            }
            var content = JSON.readValue(Files.readAllBytes(path), Content.class);
            if (content == null || !content.isWhole()) {
                throw new VaultException(Reason.FILE_DAMAGED, path.toString(), null);
            }
            return Optional.of(content);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException notRepeated) {
            throw new VaultException(Reason.FILE_DAMAGED, path.toString(), null);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void write(Content content) throws VaultException {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            // The system makes it for its owner alone, and the move keeps that.
            var draft = Files.createTempFile(path.toAbsolutePath().getParent(), ".secrets", ".tmp");
            try {
                flush(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Else a power cut may leave the new name with nothing behind it. */
    private static void flush(Path draft, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private VaultException unusable(IOException e) {
        var why = e instanceof FileSystemException ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
        return new VaultException(Reason.FILE_UNUSABLE, path + " (" + why + ")", e);
    }
}
