package org.dropback.callback;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A callback profile as it is saved and edited: what it says itself, what it inherits from, and what it says otherwise in each environment.
 * {@link ProfileBook} makes a {@link CallbackProfile} of it. Holds no credentials; in memory the values of variables marked secret are in it. Immutable, any thread.
 *
 * @param name         what the user calls it; unique among profiles
 * @param folder       where the list of profiles shows it, levels divided by {@code /}; "" for none
 * @param parent       name of the profile that it inherits from, null for none
 * @param own          laid over what the parent says
 * @param environments such as {@code dev}, {@code test}, {@code prod}: each laid over {@code own} where it is chosen
 */
public record SavedProfile(String name, String folder, @Nullable String parent, ProfilePart own, Map<String, ProfilePart> environments) {

    public SavedProfile {
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    }

    /** One that inherits nothing. */
    public static SavedProfile of(CallbackProfile profile) {
        return new SavedProfile(profile.name(), "", null, ProfilePart.of(profile), Map.of());
    }

    public SavedProfile withName(String other) {
        return new SavedProfile(other, folder, parent, own, environments);
    }

    public SavedProfile withFolder(String other) {
        return new SavedProfile(name, other, parent, own, environments);
    }

    public SavedProfile withParent(@Nullable String other) {
        return new SavedProfile(name, folder, other, own, environments);
    }

    public SavedProfile withOwn(ProfilePart other) {
        return new SavedProfile(name, folder, parent, other, environments);
    }

    /** @param part null to be without this environment */
    public SavedProfile withEnvironment(String environment, @Nullable ProfilePart part) {
        var all = new LinkedHashMap<>(environments);
        if (part == null) {
            all.remove(environment);
        } else {
            all.put(environment, part);
        }
        return new SavedProfile(name, folder, parent, own, all);
    }

    /** Whether it holds the value of a secret variable. */
    public boolean hasSecrets() {
        return !equals(withoutSecrets());
    }

    /** The same without the values of secret variables: fit to be given away. */
    public SavedProfile withoutSecrets() {
        var all = new LinkedHashMap<String, ProfilePart>();
        environments.forEach((environment, part) -> all.put(environment, part.withoutSecrets()));
        return new SavedProfile(name, folder, parent, own.withoutSecrets(), all);
    }
}
