package org.dropback.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dropback.callback.LocalError;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a user dropped, files and folders, into single files. Blocks on the disk: never on the FX thread. Links are followed, but not into a
 * folder that holds them. Nothing is left out in silence: what cannot be read is an entry with a problem, and so fails as a job that says why.
 */
public final class FileScan {

    private final BooleanSupplier cancelled;
    private final Consumer<ScannedFile> found;

    private FileScan(BooleanSupplier cancelled, Consumer<ScannedFile> found) {
        this.cancelled = cancelled;
        this.found = found;
    }

    /** @return in the order of {@code chosen}, below each folder by name */
    public static List<ScannedFile> scan(List<Path> chosen) {
        var files = new ArrayList<ScannedFile>();
        scan(chosen, () -> false, files::add);
        return files;
    }

    /**
     * @param cancelled asked before each entry
     * @param found     called on this thread for each file
     */
    public static void scan(List<Path> chosen, BooleanSupplier cancelled, Consumer<ScannedFile> found) {
        var scan = new FileScan(cancelled, found);
        for (var path : chosen) {
            scan.visit(path, name(path.toAbsolutePath().normalize()), List.of());
        }
    }

    /** @param above real paths of the folders around */
    private void visit(Path path, String relativePath, List<Path> above) {
        if (cancelled.getAsBoolean()) {
            return;
        }
        if (!Files.isDirectory(path)) {
            found(path, relativePath, null);
            return;
        }
        try {
            var real = path.toRealPath();
            if (above.contains(real)) {
                return;
            }
            var around = new ArrayList<>(above);
            around.add(real);
            for (var child : children(path)) {
                visit(child, relativePath.isEmpty() ? name(child) : relativePath + "/" + name(child), around);
            }
        } catch (IOException e) {
            found(path, relativePath, LocalError.FOLDER_UNREADABLE);
        }
    }

    private void found(Path path, String relativePath, @Nullable LocalError problem) {
        var shown = BrokenName.shown(path);
        found.accept(shown.equals(path.toString()) ? SecretName.masked(path, relativePath, problem)
                : SecretName.masked(Path.of(shown), relativePath, LocalError.FILE_NAME_BROKEN));
    }

    private static List<Path> children(Path folder) throws IOException {
        var children = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(null);
        return children;
    }

    private static String name(Path path) {
        var name = path.getFileName();
        return name == null ? "" : BrokenName.shown(name);
    }
}
