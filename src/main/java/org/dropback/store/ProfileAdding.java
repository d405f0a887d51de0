package org.dropback.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropback.callback.SavedProfile;

/** Adds imported profiles to a store, all or none, and overwrites nothing. Any thread; blocks on the disk. */
public final class ProfileAdding {

    private final ProfileStore store;

    public ProfileAdding(ProfileStore store) {
        this.store = store;
    }

    /**
     * One profile that was imported.
     *
     * @param calledBefore its name where it came from; another one than now where that was taken here
     * @param already      whether the very same was here before, so that nothing was added
     */
    public record Added(SavedProfile profile, String calledBefore, boolean already) {

        public boolean renamed() {
            return !profile.name().equals(calledBefore);
        }
    }

    /** @throws IOException where one of them cannot be saved; none is added then */
    public List<Added> add(List<SavedProfile> imported) throws IOException {
        store.reread();
        var here = store.list().stream().collect(Collectors.toMap(SavedProfile::name, profile -> profile));
        Map<String, String> names = new LinkedHashMap<>();
        for (var profile : imported) {
            boolean same = profile.equals(here.get(profile.name()));
            names.put(profile.name(), same ? profile.name() : free(profile.name(), here.keySet(), names));
        }
        var added = new ArrayList<Added>();
        try {
            for (var profile : imported) {
                if (profile.equals(here.get(profile.name()))) {
                    added.add(new Added(profile, profile.name(), true));
                } else {
                    var parent = profile.parent();
                    var mine = profile.withName(names.get(profile.name())).withParent(parent == null ? null : names.getOrDefault(parent, parent));
                    store.save(mine, null);
                    added.add(new Added(mine, profile.name(), false));
                }
            }
            return added;
        } catch (IOException | RuntimeException e) {
            takeBack(added, e);
            throw e;
        }
    }

    private void takeBack(List<Added> added, Exception cause) {
        for (var each : added) {
            if (!each.already()) {
                try {
                    store.delete(each.profile().name());
                } catch (IOException e) {
                    cause.addSuppressed(e);
                }
            }
        }
    }

    private static String free(String wanted, Set<String> here, Map<String, String> taken) {
        var name = wanted;
        for (int number = 2; here.contains(name) || taken.containsValue(name); number++) {
            name = wanted + " " + number;
        }
        return name;
    }
}
