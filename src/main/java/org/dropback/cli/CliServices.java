package org.dropback.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dropback.settings.Updates;
import org.dropback.store.Journals;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.dropback.upload.StoreOpener;
import org.jspecify.annotations.Nullable;

/**
 * All that the command line is handed.
 *
 * @param environment the value of an environment variable, null when it is not set
 * @param profiles    the saved profiles; asked only by a command that needs them
 * @param sandboxData where the window's sandbox keeps its data; need not exist
 * @param stores      makes the client of a connection
 * @param connections those that are saved
 * @param journals    where uploads are recorded
 * @param uploads     what no word of a command line says
 * @param updates     where a newer version is looked for
 * @param diagnostics of this home
 * @param version     such as {@code 0.1.0}
 */
public record CliServices(Console console, Messages messages, UnaryOperator<@Nullable String> environment, Signals signals,
                          Supplier<ProfileStore> profiles, Path sandboxData, StoreOpener stores, Connections connections, Journals journals,
                        UploadDefaults uploads, Updates updates, Diagnostics diagnostics, Clock clock, String version) {
}
