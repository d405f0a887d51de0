package org.dropback.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropback.callback.CallbackVariable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the values of secret variables between the JSON of a profile and their keeper: in the file {@code "kept"} names what is kept. A value that is
 * changed is kept under a name of its own, so that the file alone decides which one counts. One thread at a time; blocks.
 */
final class KeptValues {

    private static final Logger LOG = LoggerFactory.getLogger(KeptValues.class);
    private static final String KEPT = "kept";
    private static final String VALUE = "value";
    private static final String KIND = "kind";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SecretValues values;

    KeptValues(SecretValues values) {
        this.values = values;
    }

    /** Where a variable stands. @param part name of the environment, "" for what the profile says itself */
    private record Place(String part, ObjectNode variable) {

        @Nullable String id() {
            var id = variable.path(KEPT).asText();
            // What a stranger's file names must be no other secret of this machine.
            return ID.matcher(id).matches() ? id : null;
        }

        String value() {
            return variable.path(VALUE).asText();
        }

        boolean isSecret() {
            return variable.path("secret").asBoolean();
        }

        boolean isBare() {
            return isSecret() && !value().isEmpty();
        }

        boolean stands(Place other) {
            return part.equals(other.part) && variable.path("name").equals(other.variable.path("name"));
        }
    }

    /** Under which a value is kept. */
    static String entry(String id) {
        return "variable/" + id;
    }

    private static List<Place> places(ObjectNode tree) {
        var places = new ArrayList<Place>();
        add("", tree, places);
        tree.path("environments").properties().forEach(environment -> add(environment.getKey(), environment.getValue(), places));
        return places;
    }

    private static void add(String part, JsonNode node, List<Place> places) {
        for (var variable : node.path("variables")) {
            if (variable instanceof ObjectNode object) {
                places.add(new Place(part, object));
            }
        }
    }

    static Set<String> ids(ObjectNode tree) {
        return places(tree).stream().map(Place::id).filter(id -> id != null).collect(Collectors.toSet());
    }

    /** Whether values that belong to the keeper stand in the file. */
    static boolean isBare(ObjectNode tree) {
        return places(tree).stream().anyMatch(Place::isBare);
    }

    /** Whether they do, and there is a keeper that lasts. */
    boolean shouldMove(ObjectNode tree) {
        return isBare(tree) && values.last();
    }

    /**
     * Puts the values in; what cannot be had is asked at upload instead.
     *
     * @param look whether the keeper may be asked
     * @return whether all are there
     */
    boolean fill(ObjectNode tree, boolean look) {
        boolean gives = look;
        boolean whole = true;
        for (var place : places(tree)) {
            var id = place.id();
            if (!place.isSecret() || id == null || place.isBare()) {
                continue;
            }
            var found = Optional.<String>empty();
            try {
                found = gives ? values.find(entry(id)) : found;
            } catch (IOException e) {
                // One that hangs is not asked for each variable.
                gives = false;
                LOG.warn("Values of secret variables cannot be had: {}", e.getMessage());
            }
            if (found.isPresent()) {
                place.variable().put(VALUE, found.get());
            } else {
                place.variable().put(KIND, Fields.word(CallbackVariable.Kind.ASKED_ONCE));
                whole = false;
            }
        }
        return whole;
    }

    /**
     * Takes the values out. Where nothing lasts, one that stood in the file stays there: better than to lose it.
     *
     * @param before the file as it was
     * @return what was kept for it anew, to be forgotten where the file cannot be written
     * @throws ValuesLockedException where a value would go that nobody can look at now: its variable may have another name
     */
    Set<String> take(ObjectNode tree, ObjectNode before) throws IOException {
        demandNothingIsLost(tree, before);
        var made = new HashSet<String>();
        try {
            for (var place : places(tree)) {
                var old = places(before).stream().filter(place::stands).findFirst().orElse(null);
                if (!place.isSecret()) {
                    place.variable().remove(KEPT);
                } else if (place.value().isEmpty()) {
                    leave(place, old);
                } else if (old == null || !old.isBare() || !old.value().equals(place.value()) || values.last()) {
                    take(place).ifPresent(made::add);
                }
            }
            return made;
        } catch (IOException e) {
            forget(made);
            throw e;
        }
    }

    private void demandNothingIsLost(ObjectNode tree, ObjectNode before) throws ValuesLockedException {
        var stay = places(tree).stream().filter(Place::isSecret).map(Place::id).collect(Collectors.toSet());
        var lost = new LinkedHashSet<String>();
        for (var place : places(before)) {
            var id = place.id();
            if (id != null && place.isSecret() && !stay.contains(id) && isLocked(id)) {
                lost.add(place.variable().path("name").asText());
            }
        }
        if (!lost.isEmpty()) {
            throw new ValuesLockedException(List.copyOf(lost));
        }
    }

    /** Whether somebody may have a value and does not give it. */
    boolean isLocked(String id) {
        try {
            values.find(entry(id));
            return false;
        } catch (IOException e) {
            LOG.warn("The value of a secret variable cannot be had: {}", e.getMessage());
            return true;
        }
    }

    /** Nothing, because its author took it away or because nobody could give it. */
    private void leave(Place place, @Nullable Place old) {
        var id = place.id();
        if (id == null) {
            return;
        }
        if (given(id).isPresent()) {
            place.variable().remove(KEPT);
            return;
        }
        if (old != null && place.variable().path(KIND).asText().equals(Fields.word(CallbackVariable.Kind.ASKED_ONCE))) {
            place.variable().set(KIND, old.variable().path(KIND));
        }
    }

    private Optional<String> take(Place place) throws IOException {
        var id = place.id();
        var value = place.value();
        if (id == null || !given(id).equals(Optional.of(value))) {
            id = UUID.randomUUID().toString();
            values.keep(entry(id), value);
            place.variable().put(KEPT, id).put(VALUE, "");
            return Optional.of(id);
        }
        place.variable().put(VALUE, "");
        return Optional.empty();
    }

    private Optional<String> given(String id) {
        try {
            return values.find(entry(id));
        } catch (IOException e) {
            LOG.warn("The value of a secret variable cannot be had: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** As far as the keeper can be reached. */
    void forget(Collection<String> ids) {
        for (var id : ids) {
            try {
                values.forget(entry(id));
            } catch (IOException e) {
                LOG.warn("The value of a variable that is gone stays kept: {}", e.getMessage());
            }
        }
    }
}
