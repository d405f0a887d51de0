package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts that a signature may have been made of, the right one and those of the known mistakes. Stateless, any thread. */
final class SignedTexts {

    /** Of a larger body only single mistakes are looked for. */
    private static final int FEW_BYTES = 64 << 10;
    /** Of a larger one none that concerns the body. */
    private static final int MANY_BYTES = 1 << 20;

    /** @param mistake null for the right way */
    private record Way(byte[] bytes, @Nullable SignatureMistake mistake) {
    }

    private record Text(Way path, Way query, Way body) {

        long mistakes() {
            return List.of(path, query, body).stream().filter(way -> way.mistake() != null).count();
        }

        byte[] bytes() {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(path.bytes());
            bytes.writeBytes(query.bytes());
            bytes.write('\n');
            bytes.writeBytes(body.bytes());
            return bytes.toByteArray();
        }
    }

    private SignedTexts() {
    }

    /** The fewest mistakes that make a text of this digest; empty where none do. */
    static Optional<Set<SignatureMistake>> mistakes(SignedDigest digest, String path, String query, byte[] body) {
        var texts = new ArrayList<Text>();
        for (var pathWay : paths(path)) {
            for (var queryWay : queries(query)) {
                for (var bodyWay : bodies(body)) {
                    texts.add(new Text(pathWay, queryWay, bodyWay));
                }
            }
        }
        texts.sort(Comparator.comparingLong(Text::mistakes));
        for (var text : texts) {
            if (body.length > FEW_BYTES && text.mistakes() > 1) {
                break;
            }
            var bytes = text.bytes();
            if (Arrays.equals(SignedDigest.digest(digest.algorithm(), bytes), digest.bytes())) {
                return Optional.of(found(text, digest.algorithm().equals(SignedDigest.MD5) ? null : SignatureMistake.OTHER_DIGEST));
            }
            if (digestedTwice(digest, bytes)) {
                return Optional.of(found(text, SignatureMistake.MD5_TWICE));
            }
        }
        return Optional.empty();
    }

    private static Set<SignatureMistake> found(Text text, @Nullable SignatureMistake another) {
        var all = EnumSet.noneOf(SignatureMistake.class);
        for (var mistake : Arrays.asList(text.path().mistake(), text.query().mistake(), text.body().mistake(), another)) {
            if (mistake != null) {
                all.add(mistake);
            }
        }
        return all;
    }

    /** The first MD5 as bytes or, as many languages give it, in hex. */
    private static boolean digestedTwice(SignedDigest digest, byte[] text) {
        var once = SignedDigest.md5(text);
        return List.of(once, HexFormat.of().formatHex(once).getBytes(UTF_8), HexFormat.of().withUpperCase().formatHex(once).getBytes(UTF_8)).stream()
                .anyMatch(first -> Arrays.equals(SignedDigest.digest(digest.algorithm(), first), digest.bytes()));
    }

    private static List<Way> paths(String path) {
        var right = CallbackSignature.percentDecoded(path);
        var ways = new ArrayList<>(List.of(new Way(right, null), new Way(path.getBytes(UTF_8), SignatureMistake.PATH_NOT_DECODED),
                // Encoded once too often on the way.
                new Way(CallbackSignature.percentDecoded(new String(right, UTF_8)), SignatureMistake.PATH_NOT_DECODED)));
        if (path.indexOf('+') >= 0) {
            ways.add(new Way(CallbackSignature.percentDecoded(path.replace('+', ' ')), SignatureMistake.PLUS_AS_SPACE));
        }
        if (path.contains("%20")) {
            ways.add(new Way(CallbackSignature.percentDecoded(path.replace("%20", "+")), SignatureMistake.PLUS_AS_SPACE));
        }
        return different(ways);
    }

    private static List<Way> queries(String query) {
        var ways = new ArrayList<>(List.of(new Way(query.getBytes(UTF_8), null)));
        if (!query.isEmpty()) {
            ways.add(new Way(new byte[0], SignatureMistake.QUERY_LOST));
            ways.add(new Way(CallbackSignature.percentDecoded(query), SignatureMistake.QUERY_DECODED));
            ways.add(new Way(CallbackSignature.percentDecoded(query.replace('+', ' ')), SignatureMistake.QUERY_DECODED));
            // Only the question mark is missing.
            ways.add(new Way(query.substring(1).getBytes(UTF_8), SignatureMistake.QUERY_LOST));
        }
        return different(ways);
    }

    private static List<Way> bodies(byte[] body) {
        var ways = new ArrayList<>(List.of(new Way(body, null)));
        if (body.length <= MANY_BYTES) {
            BodyEncodings.of(body).forEach(other -> ways.add(new Way(other, SignatureMistake.BODY_REENCODED)));
        }
        return different(ways);
    }

    private static List<Way> different(List<Way> ways) {
        var kept = new ArrayList<Way>();
        for (var way : ways) {
            if (kept.stream().noneMatch(other -> Arrays.equals(other.bytes(), way.bytes()))) {
                kept.add(way);
            }
        }
        return kept;
    }

    /** Form decoding that leaves alone what it cannot decode. */
    static String formDecoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
