package org.dropback.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropback.connection.SavedConnection;
import org.dropback.store.ConnectionFile.Content;
import org.dropback.store.ProfileProblem.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved connections, in one file without a secret. What was read is kept in memory; the getters never touch the disk. A file that cannot be read
 * is moved aside and named in {@link #problem}; one of a newer Dropback is left alone, and nothing is saved then. Several processes may use one file: each
 * change is made to what is there, under a lock, and one that would undo another's is refused. Any thread; what is no getter blocks on the disk.
 */
public final class ConnectionStore {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStore.class);

    private final ConnectionFile file;
    private volatile List<SavedConnection> connections = List.of();
    private volatile String chosen = "";
    private volatile @Nullable ProfileProblem problem;

    /** @param file made at the first save; read now */
    public ConnectionStore(Path file) {
        this.file = new ConnectionFile(file.toAbsolutePath());
        try {
            publish(readOrMoveAside());
        } catch (IOException e) {
            problem = new ProfileProblem(file, e instanceof ProfileFormatException format ? format.reason() : Reason.UNREADABLE, detail(e), null);
        }
    }

    /** In the order in which they were made. The sandbox is not among them: it is always there, and nobody saves it. */
    public List<SavedConnection> list() {
        return connections;
    }

    public Optional<SavedConnection> find(String name) {
        return connections.stream().filter(connection -> connection.name().equals(name)).findFirst();
    }

    /** Of what is uploaded without a word on where to. */
    public Optional<SavedConnection> chosen() {
        return find(chosen);
    }

    /** Why there are no connections though there is a file; empty when all is well. */
    public Optional<ProfileProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Looks for what others changed. @return whether anything differs from before */
    public synchronized boolean reread() {
        var before = List.of(connections, chosen);
        try {
            publish(file.read());
        } catch (IOException e) {
            // What was read last still counts; a save will say what is wrong.
            LOG.warn("Connections cannot be read again: {}", detail(e));
        }
        return !before.equals(List.of(connections, chosen));
    }

    /**
     * Adds a connection or changes one.
     *
     * @param base what its author started from; null for a new one
     * @throws ConnectionConflictException where somebody else changed or deleted it meanwhile; nothing is written
     * @throws FileAlreadyExistsException  where another one has its name
     */
    public void save(@Nullable SavedConnection base, SavedConnection changed) throws IOException {
        change(now -> {
            var list = new ArrayList<>(now.connections());
            if (list.stream().anyMatch(other -> other.name().equals(changed.name()) && !other.id().equals(changed.id()))) {
                throw new FileAlreadyExistsException(changed.name());
            }
            if (base == null) {
                list.add(changed);
            } else {
                list.set(at(list, base), changed);
            }
            boolean wasChosen = base != null && now.chosen().equals(base.name());
            return new Content(list, wasChosen ? changed.name() : now.chosen(), now.tree());
        });
    }

    /** @throws ConnectionConflictException as {@link #save} */
    public void delete(SavedConnection base) throws IOException {
        change(now -> {
            var list = new ArrayList<>(now.connections());
            list.remove(at(list, base));
            return new Content(list, now.chosen().equals(base.name()) ? "" : now.chosen(), now.tree());
        });
    }

    /** @param name of the default connection from now on, "" for none */
    public void choose(String name) throws IOException {
        change(now -> {
            if (!name.isEmpty() && now.connections().stream().noneMatch(connection -> connection.name().equals(name))) {
                throw new NoSuchFileException(name);
            }
            return new Content(now.connections(), name, now.tree());
        });
    }

    private static int at(List<SavedConnection> list, SavedConnection base) throws ConnectionConflictException {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id().equals(base.id())) {
                if (list.get(i).equals(base)) {
                    return i;
                }
                throw new ConnectionConflictException(list.get(i));
            }
        }
        throw new ConnectionConflictException(null);
    }

    private interface Change {
        Content of(Content now) throws IOException;
    }

    private synchronized void change(Change change) throws IOException {
        var path = file.path();
        Files.createDirectories(path.getParent());
        // Beside it, and never deleted: what is moved over cannot be locked.
        try (var channel = FileChannel.open(path.resolveSibling(path.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
             var _ = channel.lock()) {
            var next = change.of(readOrMoveAside());
            file.write(next.connections(), next.chosen(), next.tree());
            publish(next);
        }
    }

    private Content readOrMoveAside() throws IOException {
        try {
            return file.read();
        } catch (ProfileFormatException e) {
            if (e.reason() == Reason.NEWER_SCHEMA) {
                throw e;
            }
            LOG.warn("Connections cannot be read: {}", detail(e));
            problem = new ProfileProblem(file.path(), e.reason(), detail(e), file.moveAside());
            return file.read();
        }
    }

    private void publish(Content content) {
        connections = List.copyOf(content.connections());
        chosen = content.chosen();
    }

    private static String detail(IOException e) {
        return String.valueOf(e.getMessage());
    }
}
