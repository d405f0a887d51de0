package org.dropback.desktop.connections;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.connection.ConnectionRules;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.secret.Secret;
import org.dropback.secret.VaultException;
import org.dropback.store.ConnectionConflictException;
import org.dropback.store.ConnectionShare;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The saved connections, the one that is being filled in, and what was found out about it. FX thread. */
public final class ConnectionsViewModel {

    private static final long MAX_IMPORT = 4 << 20;

    private final ConnectionKit kit;
    private final Background disk;
    private final Notices notices;
    private final Messages messages;
    private final ObservableList<SavedConnection> saved = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ConnectionDraft> draft = new ReadOnlyObjectWrapper<>();
    private final SecretPlace secretPlace;
    private final CheckRun check;

    /** @param worker for what asks the network or the keychain; @param disk for saves, one after the other */
    public ConnectionsViewModel(ConnectionKit kit, CheckRun check, Background disk, Notices notices, Messages messages) {
        this.kit = kit;
        this.check = check;
        this.disk = disk;
        this.notices = notices;
        this.messages = messages;
        secretPlace = new SecretPlace(kit.secrets(), disk, this::failed, messages);
        saved.setAll(kit.store().list());
        draft.subscribe(open -> {
            if (open != null && open.base() != null) {
                lookForSecret(open, open.base());
            }
        });
    }

    /** One that was imported comes without. What cannot be looked into may hold it. */
    private void lookForSecret(ConnectionDraft open, SavedConnection base) {
        disk.run(() -> kit.secrets().find(SecretSlot.ACCESS_KEY_SECRET.entry(base.id())).isEmpty(), open.secretMissingProperty()::set, _ -> { });
    }

    void create() {
        leave();
        open(new ConnectionDraft(null, SavedConnection.named(free(messages.get("connections.new"), name -> kit.store().find(name).isPresent()))));
    }

    void open(@Nullable SavedConnection connection) {
        leave();
        open(connection == null ? null : new ConnectionDraft(connection, connection));
    }

    /** What was typed and not saved can be had back. */
    private void leave() {
        var left = draft.get();
        if (left != null && left.isTouched()) {
            notices.show(new Notice(Tone.NEUTRAL, messages.get("connections.left", left.nowProperty().get().name()),
                    new Notice.Action(messages.get("common.undo"), () -> open(left)), () -> { }));
        }
    }

    private void open(@Nullable ConnectionDraft other) {
        check.cancel();
        check.clear();
        draft.set(other);
    }

    void revert() {
        var open = draft.get();
        open(open == null ? null : open.base());
    }

    /** Saves what is open, its secrets with it; or says why not. */
    public void save() {
        var open = draft.get();
        if (open != null && open.isChanged() && isSound(open)) {
            save(open);
        }
    }

    /** Checks what is open as it stands; or says why not. */
    void checkNow() {
        var open = draft.get();
        if (open != null && isSound(open)) {
            check.start(open.nowProperty().get(), open.secrets(), false);
        }
    }

    private boolean isSound(ConnectionDraft open) {
        var problems = open.problems();
        open.told().all();
        if (!problems.isEmpty()) {
            notices.show(Notice.of(Tone.WARNING, messages.get("connections.notYet", problems.getFirst().text(messages))));
        }
        return problems.isEmpty();
    }

    private void save(ConnectionDraft open) {
        var changed = open.nowProperty().get();
        var typed = open.secrets();
        disk.run(() -> {
            // First what may be refused: a connection that is there already could not be saved a second time.
            for (var secret : typed.entrySet()) {
                keep(changed, secret.getKey(), new Secret(secret.getValue()));
            }
            if (!changed.equals(open.base())) {
                kit.store().save(open.base(), changed);
            }
            return changed;
        }, done -> {
            open.forgetSecrets();
            follow();
            if (open.base() != null && ConnectionRules.problems(open.base()).isEmpty()) {
                kit.changed().accept(open.base().connection());
            }
            kit.changed().accept(done.connection());
            draft.set(new ConnectionDraft(done, done));
            notices.show(Notice.of(Tone.SUCCESS, messages.get("connections.saved", done.name())));
            secretPlace.look();
        }, this::failed);
    }

    private void keep(SavedConnection connection, SecretSlot slot, Secret secret) throws VaultException {
        boolean passing = connection.keys().kind() == KeySource.Kind.SESSION && slot != SecretSlot.PROXY_PASSWORD;
        if (passing) {
            kit.secrets().keepForSession(slot.entry(connection.id()), secret);
        } else {
            kit.secrets().keep(slot.entry(connection.id()), secret);
        }
    }

    /** Its secrets stay until nobody can take the deletion back. */
    void delete() {
        var base = draft.get() == null ? null : draft.get().base();
        if (base == null) {
            open((ConnectionDraft) null);
            return;
        }
        disk.run(() -> {
            kit.store().delete(base);
            return base;
        }, gone -> {
            open((ConnectionDraft) null);
            follow();
            notices.show(new Notice(Tone.NEUTRAL, messages.get("connections.deleted", gone.name()),
                    new Notice.Action(messages.get("common.undo"), () -> bringBack(gone)), () -> forget(gone)));
        }, this::failed);
    }

    private void bringBack(SavedConnection gone) {
        disk.run(() -> {
            kit.store().save(null, gone);
            return gone;
        }, back -> {
            follow();
            open(back);
        }, this::failed);
    }

    private void forget(SavedConnection gone) {
        disk.run(() -> {
            for (var slot : SecretSlot.values()) {
                kit.secrets().forget(slot.entry(gone.id()));
            }
            return true;
        }, _ -> { }, _ -> { });
    }

    /** Takes the connections of a file. */
    void importFile(Path file) {
        disk.run(() -> {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_IMPORT) {
                throw new BadInputException("connection.import.noFile", file.toString());
            }
            var added = new ArrayList<SavedConnection>();
            var already = new ArrayList<SavedConnection>();
            for (var connection : ConnectionShare.read(Files.readAllBytes(file))) {
                var here = kit.store().find(connection.name()).filter(connection::isLike);
                if (here.isPresent()) {
                    already.add(here.get());
                    continue;
                }
                var named = connection.withName(free(connection.name(), name -> kit.store().find(name).isPresent() || SavedConnection.isSandbox(name)));
                kit.store().save(null, named);
                added.add(named);
            }
            return added.isEmpty() ? already : added;
        }, taken -> {
            boolean isNew = taken.stream().noneMatch(saved::contains);
            follow();
            open(taken.getFirst());
            notices.show(isNew ? Notice.of(Tone.SUCCESS, messages.get("connections.imported", taken.size()))
                    : Notice.of(Tone.NEUTRAL, messages.get("connection.import.already", taken.getFirst().name())));
        }, this::failed);
    }

    void exportTo(Path file) {
        var all = List.copyOf(saved);
        disk.run(() -> Files.writeString(file, ConnectionShare.export(all)),
                written -> notices.show(Notice.of(Tone.SUCCESS, messages.get("connections.exported", all.size(), written.toString()))), this::failed);
    }

    void makeDefault(SavedConnection connection) {
        disk.run(() -> {
            kit.store().choose(connection.name());
            return connection;
        }, chosen -> {
            follow();
            notices.show(Notice.of(Tone.SUCCESS, messages.get("connections.isDefault", chosen.name())));
        }, this::failed);
    }

    /** Looks for what others changed meanwhile. */
    public void lookAgain() {
        disk.run(() -> kit.store().reread(), changed -> {
            if (changed) {
                follow();
            }
        }, this::failed);
    }

    private void follow() {
        saved.setAll(kit.store().list());
    }

    private void failed(Exception e) {
        var sentence = switch (e) {
            case BadInputException bad -> bad.text(messages);
            case VaultException vault -> vault.text(messages);
            case ConnectionConflictException _ -> messages.get("connections.conflict");
            case FileAlreadyExistsException taken -> messages.get("connections.nameTaken", String.valueOf(taken.getMessage()));
            default -> messages.get("connections.failed", e.toString());
        };
        notices.show(Notice.of(Tone.DANGER, sentence));
        if (e instanceof VaultException) {
            secretPlace.look();
        }
    }

    private static String free(String name, Predicate<String> taken) {
        var free = name;
        for (int number = 2; taken.test(free); number++) {
            free = name + " " + number;
        }
        return free;
    }

    /** Whether a connection is what uploads go to that do not say where to. */
    boolean isDefault(SavedConnection connection) {
        return kit.store().chosen().filter(chosen -> Objects.equals(chosen.id(), connection.id())).isPresent();
    }

    /** 1 where something was typed that is not saved. */
    public int unsaved() {
        var open = draft.get();
        return open != null && open.isChanged() ? 1 : 0;
    }

    public ObservableList<SavedConnection> saved() {
        return saved;
    }

    ReadOnlyObjectProperty<@Nullable ConnectionDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public SecretPlace secretPlace() {
        return secretPlace;
    }

    CheckRun check() {
        return check;
    }

    Messages messages() {
        return messages;
    }

    public void close() {
        check.cancel();
    }
}
