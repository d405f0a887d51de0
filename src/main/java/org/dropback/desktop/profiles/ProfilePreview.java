package org.dropback.desktop.profiles;

import java.util.List;
import java.util.Map;
import org.dropback.desktop.common.Code;

/**
 * What a server would receive for a sample file, and what OSS or the server would object to.
 *
 * @param request        the whole request as OSS sends it
 * @param values         what the body gets for each variable that it could hold, by name
 * @param callbackBytes  of the callback header's Base64
 * @param variablesBytes of the variables header's Base64
 */
public record ProfilePreview(List<FieldNote> notes, Code request, Map<String, String> values, int callbackBytes, int variablesBytes) {

    private static final int MAX_SHOWN = 32 << 10;

    static final ProfilePreview EMPTY = new ProfilePreview(List.of(), Code.EMPTY, Map.of(), 0, 0);

    public long errors() {
        return notes.stream().filter(FieldNote::isError).count();
    }

    public long warnings() {
        return notes.size() - errors();
    }

    /** The request, cut where more would make the window slow. */
    Code shownRequest() {
        return isCut() ? new Code(request.language(), request.text().substring(0, MAX_SHOWN)) : request;
    }

    boolean isCut() {
        return request.text().length() > MAX_SHOWN;
    }
}
