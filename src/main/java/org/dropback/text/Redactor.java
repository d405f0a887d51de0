package org.dropback.text;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of text before it is logged, shown or copied: values of {@code Authorization}, of the signing query
 * parameters and STS fields, of callback variables as OSS is told them, and every secret that was registered. Masks rather too much than too little. Any thread.
 */
public final class Redactor {

    public static final String MASK = "••••";

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(?i)(authorization\"?\\s*[:=]\\s*\\[?\"?)[^\\s\"][^\\r\\n\"]*");
    private static final Pattern NAMED_VALUE = Pattern.compile(
            "(?i)((?:OSSAccessKeyId|Signature|security-?token|x-oss-signature|x-oss-credential|x-oss-callback-var|access_?key_?secret)\"?\\s*[:=]\\s*\"?)[^\\s\"&<>,;]+");

    private static final Pattern ESCAPE = Pattern.compile("\\\\u[0-9A-F]{4}|%[0-9A-F]{2}");

    private final CopyOnWriteArrayList<String> secrets = new CopyOnWriteArrayList<>();

    /** Masks this text wherever it appears, plain, as JSON or percent-encoded; a blank one is ignored. */
    public void register(String secret) {
        if (secret.isBlank()) {
            return;
        }
        secrets.addAllAbsent(Stream.concat(json(secret), percentEncoded(secret)).distinct().toList());
    }

    /** As encoders differ on it: the slash, all but ASCII, the case of hex digits. */
    private static Stream<String> json(String secret) {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        var ascii = new StringBuilder();
        quoted.chars().forEach(c -> ascii.append(c < 0x80 ? Character.toString(c) : String.format("\\u%04X", c)));
        return Stream.of(secret, quoted, ascii.toString()).flatMap(text -> Stream.of(text, inLowerCase(text)))
                .flatMap(text -> Stream.of(text, text.replace("/", "\\/")));
    }

    private static Stream<String> percentEncoded(String secret) {
        var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var percent = form.replace("+", "%20");
        return Stream.of(form, percent, percent.replace("*", "%2A").replace("%7E", "~")).flatMap(text -> Stream.of(text, inLowerCase(text)));
    }

    private static String inLowerCase(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(found -> Matcher.quoteReplacement(found.group().toLowerCase(Locale.ROOT)));
    }

    /** One that knows the same by now, and learns alone. */
    public Redactor copy() {
        var copy = new Redactor();
        copy.secrets.addAll(secrets);
        return copy;
    }

    /** Masks what was registered and nothing else: for text that is somebody's own, such as the answer of an application server. */
    public String mask(String text) {
        var masked = text;
        for (var secret : longestFirst()) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    public String redact(String text) {
        var redacted = AUTHORIZATION.matcher(text).replaceAll("$1" + MASK);
        redacted = NAMED_VALUE.matcher(redacted).replaceAll("$1" + MASK);
        return mask(redacted);
    }

    /** So that a secret that begins with another one leaves no tail. */
    private List<String> longestFirst() {
        return secrets.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    }
}
