package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/** Base64, UTF-8 and JSON read without mercy: no BOM, no line breaks in Base64, nothing after the value, no UTF-16 guessed. Never throws. */
final class StrictJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private StrictJson() {
    }

    /** Empty unless it is standard Base64 with its padding. */
    static Optional<byte[]> bytesOf(String base64) {
        if (base64.isEmpty() || base64.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    static Optional<String> textOf(String base64) {
        return bytesOf(base64).flatMap(StrictJson::utf8);
    }

    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    static Optional<ObjectNode> object(byte[] bytes) {
        return utf8(bytes).flatMap(text -> {
            try {
                JsonNode node = JSON.readTree(text);
                return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
            } catch (JsonProcessingException noJson) {
                return Optional.empty();
            }
        });
    }

    /** Whether it is one JSON value of any kind. Reads it token by token, so that a large one costs no memory. */
    static boolean isValue(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (IOException noJson) {
            return false;
        }
    }
}
