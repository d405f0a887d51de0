package org.dropback.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropback.store.JournalJson.Recipe;
import org.dropback.upload.FileRow;
import org.dropback.upload.IfExists;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What jobs have in common, kept once: a million jobs of one batch share one row and one object. */
final class RecipeTable {

    private static final Logger LOG = LoggerFactory.getLogger(RecipeTable.class);

    private final Sql sql;
    private final String here = Path.of("").toAbsolutePath().toString();
    private final SealedRecipes recipes;
    private final Map<Long, Recipe> byId = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private @Nullable Recipe last;
    private long lastId;

    RecipeTable(Sql sql, Sealing sealing) {
        this.sql = sql;
        recipes = new SealedRecipes(sealing);
    }

    /** What an older version left as it was. */
    void sealAll() throws SQLException {
        for (var id : sql.longs("SELECT id FROM recipe WHERE json LIKE '%\"secret\":true%' AND json NOT LIKE '%\"sealed\":%'")) {
            var recipe = readable(id);
            if (recipe.isPresent()) {
                sql.update("UPDATE OR IGNORE recipe SET json = ? WHERE id = ?", recipes.json(recipe.get()), id);
            }
        }
        for (var job : sql.longs("SELECT job.id FROM job JOIN recipe ON recipe.id = job.recipe WHERE json LIKE '%\"sealed\":%' AND callback_var IS NOT NULL"
                + " AND callback_var NOT LIKE '" + SealedRecipes.SEALED + "%'")) {
            var clear = sql.list(row -> row.getString(1), "SELECT callback_var FROM job WHERE id = ?", job).getFirst();
            sql.update("UPDATE job SET callback_var = ? WHERE id = ?", recipes.seal(clear), job);
        }
        forget();
    }

    SealedRecipes sealed() {
        return recipes;
    }

    long id(UploadRequest request) throws SQLException {
        var recipe = new Recipe(request.connection(), request.keyTemplate(), request.profile(), request.options(),
                request.privateCallback(), here);
        if (recipe.equals(last)) {
            return lastId;
        }
        var json = recipes.json(recipe);
        var known = ids.get(json);
        if (known == null) {
            sql.update("INSERT OR IGNORE INTO recipe (json) VALUES (?)", json);
            known = sql.number("SELECT id FROM recipe WHERE json = ?", json);
            ids.put(json, known);
        }
        last = recipe;
        lastId = known;
        return known;
    }

    Recipe recipe(long id) throws SQLException {
        var known = byId.get(id);
        if (known == null) {
            var found = sql.list(row -> row.getString(1), "SELECT json FROM recipe WHERE id = ?", id);
            if (found.isEmpty()) {
                throw new UnreadableException("no recipe " + id);
            }
            known = recipes.recipe(found.getFirst());
            byId.put(id, known);
        }
        return known;
    }

    /** Empty for one that cannot be read: it stays as it is. */
    Optional<Recipe> readable(long id) throws SQLException {
        try {
            return Optional.of(recipe(id));
        } catch (UnreadableException | RuntimeException e) {
            LOG.warn("Recipe {} cannot be read", id, e);
            return Optional.empty();
        }
    }

    /** Of all that ask in these batches. What another process has read of them asks on, and is answered there. */
    void answer(Set<String> batches, IfExists how) throws SQLException {
        for (var id : sql.longs("SELECT id FROM recipe WHERE json LIKE '%\"ASK\"%'")) {
            var asking = readable(id).filter(recipe -> recipe.options().ifExists() == IfExists.ASK && batches.contains(recipe.options().batch()));
            if (asking.isPresent()) {
                // One that was added as it was answered may be there twice.
                sql.update("UPDATE OR IGNORE recipe SET json = ? WHERE id = ?", recipes.json(asking.get().with(asking.get().options().with(how))), id);
            }
        }
        forget();
    }

    /** @param file as it was given */
    UploadRequest request(long id, Path file, String relativePath, @Nullable FileRow row) throws SQLException {
        var recipe = recipe(id);
        var found = file.isAbsolute() || recipe.folder().equals(here) ? file : Path.of(recipe.folder()).resolve(file);
        return new UploadRequest(found, relativePath, recipe.connection(), recipe.keyTemplate(), recipe.profile(), recipe.options(),
                row, recipe.privateCallback());
    }

    /** What the rows are may have changed, or a transaction that was undone has taken them away. */
    void forget() {
        byId.clear();
        ids.clear();
        last = null;
    }
}
