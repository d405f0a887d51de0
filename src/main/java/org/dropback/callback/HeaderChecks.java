package org.dropback.callback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.dropback.callback.Finding.Field;
import org.jspecify.annotations.Nullable;

/** Checks of the additional headers (facts 1.1, ECs 21 to 26). */
final class HeaderChecks {

    private HeaderChecks() {
    }

    static List<Finding> check(CallbackProfile profile) {
        var findings = new ArrayList<Finding>();
        int count = profile.headers().size();
        if (count > AdditionalHeaders.MAX) {
            findings.add(Finding.error(Field.HEADERS, "headerTooMany", Integer.toString(count), Integer.toString(AdditionalHeaders.MAX)));
        }
        profile.headers().forEach((key, value) -> AdditionalHeaders.problem(key, value).map(refusal -> finding(refusal, key)).ifPresent(findings::add));
        return findings;
    }

    private static Finding finding(CallbackRefusal refusal, String key) {
        return switch (refusal) {
            case HEADER_KEY_EMPTY -> Finding.error(Field.HEADERS, "headerKeyEmpty", key).fixedBy(replace("removeEmpty", key, null));
            case HEADER_KEY_RESERVED -> Finding.error(Field.HEADERS, "headerKeyReserved", key).fixedBy(replace("remove", key, null));
            case HEADER_VALUE_LINE_BREAK -> Finding.error(Field.HEADERS, "headerLineBreak", key).fixedBy(replace("oneLine", key, key));
            default -> Finding.error(Field.HEADERS, "headerKeyInvalid", key).fixedBy(renamed(key));
        };
    }

    private static List<Fix> renamed(String key) {
        var better = key.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return AdditionalHeaders.problem(better, "").isEmpty() ? List.of(replace("write", key, better)) : List.of();
    }

    /** @param better null to be without it */
    private static Fix replace(String label, String key, @Nullable String better) {
        return Fix.of(label, profile -> {
            var headers = new LinkedHashMap<String, String>();
            profile.headers().forEach((each, value) -> {
                if (!each.equals(key)) {
                    headers.put(each, value);
                } else if (better != null) {
                    headers.putIfAbsent(better, value.replaceAll("[\\r\\n]+", " "));
                }
            });
            return profile.withHeaders(headers);
        }, better == null || label.equals("oneLine") ? key : better);
    }
}
