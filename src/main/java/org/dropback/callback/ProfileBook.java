package org.dropback.callback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dropback.callback.Finding.Field;
import org.jspecify.annotations.Nullable;

/**
 * Saved profiles that inherit from each other, and what each comes to. In a given environment a profile is what its parent is there, then what it
 * says itself, then what it says of that environment. Never throws. Immutable, any thread.
 */
public final class ProfileBook {

    private final Map<String, SavedProfile> byName;

    private ProfileBook(Map<String, SavedProfile> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** Of two of one name the first counts. */
    public static ProfileBook of(Collection<SavedProfile> profiles) {
        var byName = new LinkedHashMap<String, SavedProfile>();
        profiles.forEach(profile -> byName.putIfAbsent(profile.name(), profile));
        return new ProfileBook(byName);
    }

    /** The same with this one, in place of the one of its name. */
    public ProfileBook with(SavedProfile profile) {
        var changed = new LinkedHashMap<>(byName);
        changed.put(profile.name(), profile);
        return new ProfileBook(changed);
    }

    public ProfileBook without(String name) {
        var changed = new LinkedHashMap<>(byName);
        changed.remove(name);
        return new ProfileBook(changed);
    }

    public List<SavedProfile> profiles() {
        return List.copyOf(byName.values());
    }

    public Optional<SavedProfile> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @param environment null for none */
    public EffectiveProfile effective(String name, @Nullable String environment) {
        var problems = new ArrayList<Finding>();
        var lineage = lineage(name, problems);
        var part = laid(lineage, environment);
        if (environment != null && !lineage.isEmpty() && lineage.stream().noneMatch(profile -> profile.environments().containsKey(environment))) {
            var known = String.join(", ", environments(name));
            problems.add(known.isEmpty() ? Finding.error(Field.ENVIRONMENT, "environmentNone", environment, name)
                    : Finding.error(Field.ENVIRONMENT, "environmentUnknown", environment, name, known));
        }
        return new EffectiveProfile(part.toProfile(name), problems);
    }

    /** What a profile would be without its own words: what its parent is in that environment. */
    public ProfilePart inherited(String name, @Nullable String environment) {
        var parent = byName.containsKey(name) ? byName.get(name).parent() : null;
        return parent == null ? ProfilePart.EMPTY : laid(lineage(parent, new ArrayList<>()), environment);
    }

    /** The environments that a profile and those it inherits from know, by name. */
    public SortedSet<String> environments(String name) {
        var all = new TreeSet<String>();
        lineage(name, new ArrayList<>()).forEach(profile -> all.addAll(profile.environments().keySet()));
        return all;
    }

    /** The names of profiles that this one could inherit from without a circle. */
    public List<String> possibleParents(String name) {
        return byName.keySet().stream()
                .filter(other -> lineage(other, new ArrayList<>()).stream().noneMatch(ancestor -> ancestor.name().equals(name))).toList();
    }

    /** The names of profiles that inherit directly from this one. */
    public List<String> heirs(String name) {
        return byName.values().stream().filter(profile -> name.equals(profile.parent())).map(SavedProfile::name).toList();
    }

    private static ProfilePart laid(List<SavedProfile> lineage, @Nullable String environment) {
        var part = ProfilePart.EMPTY;
        for (var profile : lineage) {
            part = profile.own().over(part);
            var own = environment == null ? null : profile.environments().get(environment);
            part = own == null ? part : own.over(part);
        }
        return part;
    }

    /** From the eldest to the profile itself. */
    private List<SavedProfile> lineage(String name, List<Finding> problems) {
        var lineage = new ArrayList<SavedProfile>();
        Set<String> met = new LinkedHashSet<>();
        @Nullable String next = name;
        while (next != null) {
            var profile = byName.get(next);
            if (!met.add(next)) {
                problems.add(Finding.error(Field.PARENT, "parentCircle", String.join(" → ", met) + " → " + next));
                break;
            }
            if (profile == null) {
                problems.add(lineage.isEmpty() ? Finding.error(Field.PARENT, "profileUnknown", next)
                        : Finding.error(Field.PARENT, "parentUnknown", lineage.getLast().name(), next));
                break;
            }
            lineage.add(profile);
            next = profile.parent();
        }
        return lineage.reversed();
    }
}
