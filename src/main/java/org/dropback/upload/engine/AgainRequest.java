package org.dropback.upload.engine;

import java.time.ZonedDateTime;
import java.util.function.Function;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackProfile;
import org.dropback.oss.ObjectHead;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.FileRow;
import org.dropback.upload.ObjectPlaceholders;
import org.jspecify.annotations.Nullable;

/**
 * A stored object whose callback is to be called again.
 *
 * @param callback the callback, for what HEAD says of the object; throws {@link PlaceholderException} where a variable has no value
 */
public record AgainRequest(String bucket, String key, Function<ObjectHead, Callback> callback) {

    /** With this very callback, such as the one that failed. */
    public static AgainRequest of(String bucket, String key, Callback callback) {
        return new AgainRequest(bucket, key, _ -> callback);
    }

    /** With the callback of a profile, whose variables are filled from the key and what HEAD says. @param row of a table, if there is one. @param now of date placeholders */
    public static AgainRequest of(String bucket, String key, CallbackProfile profile, @Nullable FileRow row, ZonedDateTime now) {
        return new AgainRequest(bucket, key, head -> {
            var values = new ObjectPlaceholders(key, head.size(), head.lastModified(), row, now);
            return profile.resolve(template -> PlaceholderTemplate.parse(template).resolve(values));
        });
    }
}
