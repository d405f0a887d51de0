package org.dropback.connection.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.keys.FoundKeys.Warning;

/** A file of another tool, read with care: it may be missing, huge, a folder, a link, or open to everybody. */
record KeyFile(Path path, String text, List<Warning> warnings) {

    private static final int MAX_BYTES = 1 << 20;
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    static KeyFile read(Path path) throws CredentialsException {
        try {
            // What is no plain file may never end, or never begin: it is not opened.
            if (!Files.isRegularFile(path)) {
                throw Files.exists(path) ? CredentialsException.told("keys.file.kind", path.toString()) : missing(path);
            }
            try (var in = Files.newInputStream(path)) {
                var bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw CredentialsException.told("keys.file.huge", path.toString());
                }
                return new KeyFile(path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), warnings(path));
            }
        } catch (NoSuchFileException e) {
            throw missing(path);
        } catch (CharacterCodingException e) {
            throw CredentialsException.told("keys.file.text", path.toString());
        } catch (IOException e) {
            throw CredentialsException.told("keys.file.unreadable", path.toString(), e.getClass().getSimpleName());
        }
    }

    private static CredentialsException missing(Path path) {
        return CredentialsException.told("keys.file.missing", path.toString());
    }

    private static List<Warning> warnings(Path path) throws IOException {
        var warnings = new ArrayList<Warning>();
        if (Files.isSymbolicLink(path)) {
            warnings.add(new Warning("keys.file.link", path.toRealPath().toString()));
        }
        if (Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
            warnings.add(new Warning("keys.file.open", path.toString()));
        }
        return warnings;
    }

    CredentialsException without(String what) {
        return CredentialsException.told("keys.file.without", path.toString(), what);
    }
}
