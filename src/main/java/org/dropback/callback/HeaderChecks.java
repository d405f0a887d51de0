package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import org.dropback.callback.Finding.Field;

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
        profile.headers().forEach((key, value) -> AdditionalHeaders.problem(key, value).map(HeaderChecks::code)
                .ifPresent(code -> findings.add(Finding.error(Field.HEADERS, code, key))));
        return findings;
    }

    private static String code(CallbackRefusal refusal) {
        return switch (refusal) {
            case HEADER_KEY_EMPTY -> "headerKeyEmpty";
            case HEADER_KEY_RESERVED -> "headerKeyReserved";
            case HEADER_VALUE_LINE_BREAK -> "headerLineBreak";
            default -> "headerKeyInvalid";
        };
    }
}
