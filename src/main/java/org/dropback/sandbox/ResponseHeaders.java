package org.dropback.sandbox;

import java.util.Map;

/** The {@code response-*} parameters of GetObject, which change headers of that one answer. */
final class ResponseHeaders {

    static final String PARAMETERS = "response-content-type response-content-language response-expires response-cache-control "
            + "response-content-disposition response-content-encoding";

    private static final String PREFIX = "response-";

    private ResponseHeaders() {
    }

    /** @param headers lower-case where the object has them */
    static void override(OssRequest request, Map<String, String> headers) throws OssError {
        for (var parameter : PARAMETERS.split(" ")) {
            var value = request.parameter(parameter).orElse("");
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw OssError.invalidArgument("A header cannot have control characters.", parameter, value);
            }
            if (!value.isEmpty()) {
                headers.put(parameter.substring(PREFIX.length()), value);
            }
        }
    }
}
