package org.dropback.desktop.shell;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.dropback.connection.Connection;
import org.dropback.connection.Grants;
import org.dropback.desktop.connections.ConnectionKit;
import org.dropback.sandbox.Sandbox;
import org.dropback.settings.SettingsStore;
import org.dropback.store.JournalProblem;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.dropback.upload.StoreOpener;
import org.dropback.upload.UploadQueue;
import org.dropback.upload.engine.OngoingUploads;
import org.jspecify.annotations.Nullable;

/**
 * All that the window stands on. It closes none of it.
 *
 * @param connections at least one, those that are always there; the first is chosen
 * @param kit         those that are saved
 * @param sandbox     null when none runs
 * @param clock       its zone is the user's
 * @param background  for work that may block; may run tasks side by side
 * @param disk        for saves and deletes: one at a time, in order; finishes what it was given before the app ends
 * @param browser     opens a page outside the window
 * @param opener      asks application servers for their policies
 * @param grants      what connections need, for as long as the window is open
 * @param regranted   is told of a connection whose grant is another one now
 * @param journal     why the queue is not as it was, null where it is
 * @param ongoing     what of multipart uploads OSS still holds
 */
public record DesktopServices(UploadQueue queue, ProfileStore profiles, List<Connection> connections, ConnectionKit kit, @Nullable Sandbox sandbox,
                              SettingsStore settings, Messages messages, Clock clock, Executor background, Executor disk, Consumer<URI> browser, Surroundings surroundings,
                              StoreOpener opener, Grants grants, Consumer<Connection> regranted, @Nullable JournalProblem journal, OngoingUploads ongoing) {

    public DesktopServices {
        connections = List.copyOf(connections);
    }

    /** The same in another language, in which the sandbox has another name. */
    DesktopServices in(Messages other) {
        var called = new ArrayList<>(connections);
        if (sandbox != null) {
            called.set(0, called.getFirst().withName(other.get("app.sandbox")));
        }
        return new DesktopServices(queue, profiles, called, kit, sandbox, settings, other, clock, background, disk, browser, surroundings, opener, grants, regranted,
                journal, ongoing);
    }
}
