package org.dropback.app.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the socket of a window lies: a folder that nobody but its owner can enter. */
final class WindowAddress {

    /** Of a path in the kernel's struct, macOS's being the shorter one (104 with the zero at its end). */
    private static final int LONGEST = 103;
    private static final String SOCKET = "socket";

    private WindowAddress() {
    }

    /**
     * In the home's own folder, or where its path is too long for the kernel in one of the user's runtime folder.
     *
     * @param own     belongs to one home, and is private already
     * @param runtime short, such as {@code XDG_RUNTIME_DIR} or the temporary folder
     * @return the socket's path
     */
    static Path prepare(Path own, Path runtime) throws IOException {
        if (fits(own.resolve(SOCKET))) {
            return own.resolve(SOCKET);
        }
        var folder = runtime.resolve("dropback-" + digest(own.toRealPath()));
        makePrivate(folder);
        if (!Files.getOwner(folder).equals(Files.getOwner(own))) {
            throw new AccessDeniedException(folder.toString(), null, "somebody else made it");
        }
        return folder.resolve(SOCKET);
    }

    private static boolean fits(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    private static String digest(Path path) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(path.toUri().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets nobody but its owner in. @throws IOException also where a link or a file stands there */
    static void makePrivate(Path folder) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        if (!Files.getFileStore(existing(folder)).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.createDirectories(folder);
            return;
        }
        Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException e) {
            var view = Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (!view.readAttributes().isDirectory()) {
                throw new AccessDeniedException(folder.toString(), null, "not a folder");
            }
            Files.setPosixFilePermissions(folder, ownerOnly);
        }
    }

    private static Path existing(Path folder) {
        var at = folder.toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }
}
