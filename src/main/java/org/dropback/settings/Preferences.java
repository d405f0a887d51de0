package org.dropback.settings;

import java.util.function.UnaryOperator;

/** What a user chooses in the Settings screen, and the command line takes for what it is not told. */
public record Preferences(Appearance appearance, Transfers transfers, WhenDone whenDone, ProxyChoice proxy, Upkeep upkeep, Updates updates) {

    public static final Preferences DEFAULT =
            new Preferences(Appearance.DEFAULT, Transfers.DEFAULT, WhenDone.DEFAULT, ProxyChoice.DEFAULT, Upkeep.DEFAULT, Updates.DEFAULT);

    public Preferences appearance(UnaryOperator<Appearance> change) {
        return new Preferences(change.apply(appearance), transfers, whenDone, proxy, upkeep, updates);
    }

    public Preferences transfers(UnaryOperator<Transfers> change) {
        return new Preferences(appearance, change.apply(transfers), whenDone, proxy, upkeep, updates);
    }

    public Preferences whenDone(UnaryOperator<WhenDone> change) {
        return new Preferences(appearance, transfers, change.apply(whenDone), proxy, upkeep, updates);
    }

    public Preferences proxy(UnaryOperator<ProxyChoice> change) {
        return new Preferences(appearance, transfers, whenDone, change.apply(proxy), upkeep, updates);
    }

    public Preferences upkeep(UnaryOperator<Upkeep> change) {
        return new Preferences(appearance, transfers, whenDone, proxy, change.apply(upkeep), updates);
    }

    public Preferences updates(UnaryOperator<Updates> change) {
        return new Preferences(appearance, transfers, whenDone, proxy, upkeep, change.apply(updates));
    }
}
