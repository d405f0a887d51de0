package org.dropback.upload.engine;

import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.CallbackRefusedException;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.ObjectKeys;
import org.dropback.callback.PrivateHosts;
import org.dropback.callback.Stored;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.text.PlaceholderValues;
import org.dropback.upload.ContentTypes;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.IfExists;
import org.dropback.upload.PartPlan;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided before the first byte goes out. What OSS would refuse anyway is left to OSS, save for keys and sizes.
 *
 * @param callback null for a plain upload
 */
record Preparation(ObjectTarget target, @Nullable Callback callback, UploadMethod method) {

    private static final ContentTypes CONTENT_TYPES = new ContentTypes();
    private static final Set<IfExists> FORBIDDING = Set.of(IfExists.FAIL, IfExists.ASK, IfExists.RENAME);
    /** Evidence is technical and in English; the catalogue explains it in the reader's language. */
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    /**
     * What an upload that was begun has told OSS: no placeholder is filled twice.
     *
     * @param headers null for those of the request
     */
    record Recorded(String key, @Nullable Callback callback, @Nullable CallbackHeaders headers) {
    }

    /** @param recorded null for an upload that begins */
    static Preparation of(UploadRequest request, Way way, SourceFile file, ZonedDateTime now, BooleanSupplier cancelled, @Nullable Recorded recorded)
            throws StoreException {
        if (file.size() > PartPlan.MAX_FILE_SIZE) {
            throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.FILE_TOO_LARGE, file.size() + " bytes"), null);
        }
        var facts = new FilePlaceholders.Facts(request.file(), request.relativePath(), file.size(), file.modified(), request.row());
        var values = new FilePlaceholders(facts, now, System::getenv, cancelled);
        var key = recorded != null ? recorded.key() : resolved(request.keyTemplate(), values);
        var problem = ObjectKeys.problem(key);
        if (problem.isPresent()) {
            throw failure(LocalError.KEY_INVALID, ENGLISH.get(problem.get()));
        }
        var granted = way.granted();
        boolean told = granted == null && recorded != null && recorded.headers() != null;
        var callback = granted != null ? decoded(granted.callback()) : told ? recorded.callback() : callback(request, values);
        var headers = granted != null ? granted.callback() : told ? recorded.headers() : callback == null ? null : encoded(callback);
        return new Preparation(new ObjectTarget(request.connection().bucket(), key, contentType(request, way), object(request, way), headers), callback,
                way.method(request.options(), file.size()));
    }

    private static @Nullable String contentType(UploadRequest request, Way way) {
        var wanted = request.options().contentType();
        if (wanted != null || way.decidesHeaders()) {
            return wanted;
        }
        var found = CONTENT_TYPES.of(request.file());
        return found.equals(ContentTypes.UNKNOWN) ? null : found;
    }

    /** Between our look and the upload another one may have come: only OSS can keep that from being overwritten. */
    private static ObjectOptions object(UploadRequest request, Way way) {
        var object = request.options().object();
        boolean forbidden = FORBIDDING.contains(request.options().ifExists()) && !way.decidesHeaders() || way.forbidsOverwrite();
        return forbidden ? object.forbiddingOverwrite() : object;
    }

    /** Null also for what nobody can read: OSS will say what is wrong with it. */
    private static @Nullable Callback decoded(@Nullable CallbackHeaders headers) {
        try {
            return headers == null ? null : CallbackCodec.decode(headers.callback(), headers.variables());
        } catch (CallbackRefusedException e) {
            return null;
        }
    }

    Preparation withKey(String key) {
        return new Preparation(new ObjectTarget(target.bucket(), key, target.contentType(), target.options(), target.callback()), callback, method);
    }

    private static @Nullable Callback callback(UploadRequest request, PlaceholderValues values) throws StoreException {
        var profile = request.profile();
        if (profile == null) {
            return null;
        }
        var unanswered = profile.asked().stream().findFirst();
        if (unanswered.isPresent()) {
            throw failure(LocalError.VARIABLE_UNANSWERED, unanswered.get().name());
        }
        var outOfReach = request.privateCallback() ? Optional.<String>empty()
                : PrivateHosts.outOfReach(profile.urls(), String.valueOf(request.connection().endpoint().getHost()));
        if (outOfReach.isPresent()) {
            throw failure(LocalError.CALLBACK_PRIVATE, outOfReach.get());
        }
        try {
            return profile.resolve(template -> PlaceholderTemplate.parse(template).resolve(values));
        } catch (PlaceholderException e) {
            throw failure(e);
        }
    }

    private static String resolved(String template, PlaceholderValues values) throws StoreException {
        try {
            return PlaceholderTemplate.parse(template).resolve(values);
        } catch (PlaceholderException e) {
            throw failure(e);
        }
    }

    /** @throws StoreException where it is too long for a header */
    static CallbackHeaders encoded(Callback callback) throws StoreException {
        var headers = CallbackCodec.encode(callback);
        var longest = Math.max(headers.callbackBytes(), headers.variablesBytes());
        if (longest > CallbackHeaders.MAX_BYTES) {
            throw failure(LocalError.CALLBACK_INVALID, longest + " bytes in a header; OSS takes " + CallbackHeaders.MAX_BYTES);
        }
        return headers;
    }

    static StoreException failure(PlaceholderException e) {
        var error = switch (e.messageKey()) {
            case FilePlaceholders.UNREADABLE -> LocalError.FILE_UNREADABLE;
            case FilePlaceholders.ROW_MISSING -> LocalError.ROW_MISSING;
            default -> LocalError.TEMPLATE_INVALID;
        };
        return failure(error, ENGLISH.get(e.messageKey(), e.args().toArray()));
    }

    private static StoreException failure(LocalError error, String detail) {
        return new StoreException(ErrorEvidence.local(Stored.NO, error, detail), null);
    }
}
