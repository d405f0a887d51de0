package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.callback.Profiles.URL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message of facts 2.7 and of the table of 203 messages (2.6): the editor warns of what can be known before the upload. */
class KnownBeforehandTest {

    private static final CheckContext REAL = new CheckContext(false, "cn-hangzhou", "image/jpeg");
    private static final CheckContext NO_PICTURE = new CheckContext(false, "cn-hangzhou", "application/pdf");

    record Row(String message, String profile, String finding, String whyNot) {
    }

    static List<Row> rows() throws IOException {
        try (var stream = Objects.requireNonNull(KnownBeforehandTest.class.getResourceAsStream("known-beforehand.tsv"))) {
            return new String(stream.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2], cells.length > 3 ? cells[3] : "")).toList();
        }
    }

    static Stream<Row> known() throws IOException {
        return rows().stream().filter(row -> !row.finding().equals("-"));
    }

    private static CallbackProfile profile(Row row) {
        var good = Callbacks.profile("a=${object}");
        int colon = row.profile().indexOf(':');
        var what = colon < 0 ? row.profile() : row.profile().substring(0, colon);
        var with = row.profile().substring(colon + 1);
        return switch (what) {
            case "url" -> good.withUrls(List.of(with));
            case "urls" -> good.withUrls(Collections.nCopies(Integer.parseInt(with), URL));
            case "https without SNI" -> good.withUrls(List.of("https://a.example/"));
            case "host" -> good.withHost(with);
            case "body", "body of no picture" -> good.withBody(BodyType.FORM, with);
            case "body*" -> good.withBody(BodyType.FORM, "x".repeat(Integer.parseInt(with)));
            case "var" -> good.withVariables(List.of(CallbackVariable.fixed(with, "v")));
            case "var*" -> good.withVariables(List.of(CallbackVariable.fixed("x:a", "x".repeat(Integer.parseInt(with)))));
            default -> throw new IllegalArgumentException(what);
        };
    }

    @ParameterizedTest
    @MethodSource("known")
    void itIsWarnedOf(Row row) {
        var context = row.profile().startsWith("body of no picture") ? NO_PICTURE : REAL;
        var codes = ProfileChecks.check(profile(row), context).stream().map(Finding::code).toList();
        assertTrue(codes.contains(row.finding()), row.message() + " is not warned of, but " + codes);
    }

    /** What OSS itself would refuse with that message, where it needs no network. */
    @ParameterizedTest
    @MethodSource("known")
    void andItIsTheMessageThatOssWouldGive(Row row) {
        var headers = CallbackCodec.encode(profile(row).resolve(text -> text));
        try {
            CallbackCodec.decode(headers.callback(), headers.variables());
            assertFalse(List.of("urlInvalid", "hostInvalid", "urlTooMany", "bodyEmpty", "bodyParenthesis", "callbackTooLong", "variablesTooLong")
                    .contains(row.finding()), row.message());
        } catch (CallbackRefusedException e) {
            // A variable without x: is refused in words that facts do not give (EC 104).
            assertTrue(e.refusal() == CallbackRefusal.VAR_NOT_STRINGS || e.refusal().message().equals(row.message()), e.refusal() + " for " + row);
        }
    }

    @Test
    void theTableIsWhole() throws IOException {
        var messages = rows().stream().map(Row::message).collect(Collectors.toSet());
        // 17 texts of 2.7, in which one line stands for two, and 11 of 2.6.
        assertEquals(28, messages.size());
        var onlyWithEc = Set.of(CallbackRefusal.HEADERS_NOT_A_MAP, CallbackRefusal.HEADERS_TOO_MANY, CallbackRefusal.HEADER_KEY_EMPTY, CallbackRefusal.HEADER_KEY_INVALID,
                CallbackRefusal.HEADER_VALUE_LINE_BREAK, CallbackRefusal.HEADER_KEY_RESERVED, CallbackRefusal.VAR_NOT_BASE64, CallbackRefusal.VAR_NOT_STRINGS);
        for (var refusal : CallbackRefusal.values()) {
            assertTrue(onlyWithEc.contains(refusal) || messages.contains(refusal.message()), refusal.message());
        }
        rows().stream().filter(row -> row.finding().equals("-")).forEach(row -> assertFalse(row.whyNot().isEmpty(), row.message()));
    }
}
