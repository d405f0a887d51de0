package org.dropback.callback.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON objects in Base64, in either alphabet and with or without padding. Any thread. */
final class Base64Json {

    private static final JsonMapper STRICT = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    private Base64Json() {
    }

    static boolean isBase64(String text) {
        return ALPHABET.matcher(text).matches();
    }

    /** Empty for what is no Base64, no UTF-8, no JSON or no object. */
    static Optional<ObjectNode> object(String base64) {
        try {
            return Optional.of(read(base64, Place.NOWHERE, ""));
        } catch (ImportException e) {
            return Optional.empty();
        }
    }

    /**
     * @param place of the text
     * @param what  it is, such as {@code x-oss-callback}
     */
    static ObjectNode read(String base64, Place place, String what) throws ImportException {
        var stripped = base64.strip();
        if (!isBase64(stripped)) {
            throw new ImportException(place, "import.notBase64", what);
        }
        String json;
        try {
            var bytes = Base64.getDecoder().decode(stripped.replace('-', '+').replace('_', '/').replace("=", ""));
            json = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new ImportException(place, "import.notBase64", what);
        }
        try {
            if (STRICT.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw new ImportException(place, "import.notJsonInside", what, "");
        } catch (JsonProcessingException e) {
            throw new ImportException(place, "import.notJsonInside", what, Place.said(e));
        }
    }
}
