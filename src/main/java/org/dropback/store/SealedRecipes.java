package org.dropback.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.CallbackVariable;
import org.dropback.store.JournalJson.Recipe;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/** Recipes, and the variables that OSS is told, as the database holds them: secret values are sealed. One thread at a time. */
final class SealedRecipes {

    /** Begins what is no Base64. */
    static final String SEALED = "sealed:";

    private final Sealing sealing;
    /** The same value is sealed once, so that the same recipe is the same row. */
    private final Map<String, String> sealed = new HashMap<>();

    SealedRecipes(Sealing sealing) {
        this.sealing = sealing;
    }

    String json(Recipe recipe) {
        var profile = recipe.profile();
        if (profile == null || profile.secrets().isEmpty()) {
            return JournalJson.recipe(recipe, Map.of());
        }
        var values = new TreeMap<Integer, String>();
        var shown = new ArrayList<CallbackVariable>();
        for (var variable : profile.variables()) {
            boolean hides = variable.secret() && !variable.value().isEmpty();
            if (hides) {
                values.put(shown.size(), sealed.computeIfAbsent(variable.value(), sealing::seal));
            }
            shown.add(hides ? variable.withValue("") : variable);
        }
        return JournalJson.recipe(recipe.with(profile.withVariables(shown)), values);
    }

    /** The value of {@code x-oss-callback-var}, sealed where there is something secret in it. */
    @Nullable String variables(UploadRequest request, @Nullable CallbackHeaders headers) {
        var variables = headers == null ? null : headers.variables();
        var profile = request.profile();
        return variables == null || profile == null || profile.secrets().isEmpty() ? variables : seal(variables);
    }

    String seal(String variables) {
        return SEALED + sealing.seal(variables);
    }

    /** Null also where the variables cannot be had: what was told to OSS is then not known. */
    @Nullable CallbackHeaders headers(@Nullable String callback, @Nullable String variables) {
        if (callback == null || variables == null || !variables.startsWith(SEALED)) {
            return callback == null ? null : new CallbackHeaders(callback, variables);
        }
        return sealing.open(variables.substring(SEALED.length())).map(opened -> new CallbackHeaders(callback, opened)).orElse(null);
    }

    /** A value that cannot be had is asked: the upload then fails and says so. */
    Recipe recipe(String json) throws SQLException {
        var recipe = JournalJson.recipe(json);
        var values = JournalJson.sealed(json);
        var profile = recipe.profile();
        if (profile == null || values.isEmpty()) {
            return recipe;
        }
        var variables = new ArrayList<>(profile.variables());
        values.forEach((place, value) -> {
            if (place < variables.size()) {
                var variable = variables.get(place);
                variables.set(place, sealing.open(value).map(variable::withValue).orElseGet(() -> variable.withKind(CallbackVariable.Kind.ASKED_ONCE)));
            }
        });
        return recipe.with(profile.withVariables(variables));
    }
}
