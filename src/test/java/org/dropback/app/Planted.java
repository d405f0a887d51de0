package org.dropback.app;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Secrets that are planted, and the search for them in whatever was left behind. */
final class Planted {

    static final String KEY_SECRET = "pl4ntedKeySecret/+=1";
    static final String TOKEN = "pl4ntedStsToken+/2";
    static final String QUERY = "pl4ntedServerQuery3";
    static final String PROXY = "pl4ntedProxyPassword4";
    static final String PRESIGNED = "pl4ntedPresigned5";
    static final String PASSPHRASE = "pl4ntedPassphrase6";
    static final String POLICY = "pl4ntedPolicySignature/+7=";
    static final String VARIABLE = "pl4ntedVariable/8";
    static final String IMPORTED = "pl4ntedImported9";
    /** Stands in the name of a file that was saved from a presigned URL. */
    static final String NAMED = "pl4ntedInTheNameOfAFile10";
    /** Stands in files and answers that cannot be read, as what is wrong with them. */
    static final String BROKEN = "pl4ntedBroken11";

    private static final List<String> ALL = List.of(KEY_SECRET, TOKEN, QUERY, PROXY, PRESIGNED, PASSPHRASE, POLICY, VARIABLE, IMPORTED, NAMED, BROKEN);

    private Planted() {
    }

    /**
     * Where each secret was found.
     *
     * @param texts   what was printed and what processes were started with, by what it is
     * @param folders all files below them
     */
    static Map<String, List<String>> found(Map<String, String> texts, Path... folders) throws IOException {
        var places = new TreeMap<>(texts);
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(file -> !file.toString().endsWith(".so")).toList()) {
                    // Names too: a file may be called after what it holds.
                    places.put(file.toString(), file + "\n" + (Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : ""));
                }
            }
        }
        var found = new TreeMap<String, List<String>>();
        for (var secret : ALL) {
            var forms = forms(secret);
            places.forEach((place, text) -> {
                if (forms.stream().anyMatch(text::contains)) {
                    found.computeIfAbsent(secret, _ -> new ArrayList<>()).add(place);
                }
            });
        }
        return found;
    }

    /** As it is, as URLs and JSON write it, and as it lies within any Base64. */
    private static Set<String> forms(String secret) {
        var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var lower = Pattern.compile("%..").matcher(encoded).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
        var forms = new TreeSet<>(Set.of(secret));
        forms.addAll(List.of(encoded, lower, secret.replace("/", "\\/")));
        for (int before = 0; before < 3; before++) {
            var base64 = Base64.getEncoder().encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
            int bits = 8 * (before + secret.length());
            // Letters that its neighbours have no part in.
            forms.add(base64.substring((8 * before + 5) / 6, bits / 6));
        }
        return forms;
    }
}
