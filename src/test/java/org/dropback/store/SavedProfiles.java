package org.dropback.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.jspecify.annotations.Nullable;

/** Any profiles that an editor could make. */
final class SavedProfiles {

    private static final List<String> WORDS = List.of("", "a", "A b", "x:图", "\"\\\n\t", "${object}", "{row:id}", "😀", "\u0000", "null", "x".repeat(300));

    private SavedProfiles() {
    }

    static SavedProfile any(Random random, String name) {
        var environments = new LinkedHashMap<String, ProfilePart>();
        for (int i = random.nextInt(4); i > 0; i--) {
            environments.put(word(random), part(random));
        }
        return new SavedProfile(name, word(random), random.nextBoolean() ? null : word(random), part(random), environments);
    }

    private static ProfilePart part(Random random) {
        var variables = IntStream.range(0, random.nextInt(4)).mapToObj(_ -> new CallbackVariable(word(random), word(random),
                CallbackVariable.Kind.values()[random.nextInt(4)], random.nextBoolean(), random.nextBoolean())).toList();
        return new ProfilePart(random.nextBoolean() ? null : List.of(word(random), word(random)), maybe(random), random.nextBoolean() ? null : random.nextBoolean(),
                random.nextBoolean() ? null : BodyType.values()[random.nextInt(2)], maybe(random), variables,
                random.nextBoolean() ? Map.of() : Map.of(word(random), word(random)), random.nextBoolean() ? Set.of() : Set.of(word(random)));
    }

    private static @Nullable String maybe(Random random) {
        return random.nextBoolean() ? null : word(random);
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
