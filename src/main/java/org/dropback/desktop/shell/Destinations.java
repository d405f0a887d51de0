package org.dropback.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.connection.Connection;
import org.dropback.connection.ConnectionRules;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.SavedConnection;

/** What uploads can go to: the sandbox, and what is saved and can be used. */
final class Destinations {

    private Destinations() {
    }

    /** Follows what is saved. */
    static ObservableList<Connection> of(List<Connection> always, ObservableList<SavedConnection> saved) {
        var all = FXCollections.observableArrayList(always);
        saved.subscribe(() -> all.setAll(joined(always, saved)));
        all.setAll(joined(always, saved));
        return all;
    }

    private static List<Connection> joined(List<Connection> always, List<SavedConnection> saved) {
        var joined = new ArrayList<>(always);
        saved.stream().filter(connection -> ConnectionRules.problems(connection).isEmpty()).map(SavedConnection::connection).forEach(joined::add);
        return joined;
    }

    /** The window's sandbox as a connection like the others; its secret is kept under its name until the window closes. */
    static SavedConnection sandbox(DesktopServices services) {
        var first = services.connections().getFirst();
        var sandbox = services.sandbox();
        var endpoint = new Endpoint(Endpoint.Kind.CUSTOM, first.region(), first.endpoint().getAuthority(), "https".equals(first.endpoint().getScheme()));
        var named = SavedConnection.named(first.name());
        return new SavedConnection(SavedConnection.SANDBOX, named.name(), endpoint, first.bucket(), "", first.signature(), first.addressing(), Network.DIRECT, "",
                new KeySource.Session(sandbox == null ? "" : sandbox.accessKeyId()));
    }
}
