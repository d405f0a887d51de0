package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.dropback.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileSecretsTest {

    private static List<String> notes(String body) {
        return ProfileSecrets.clean(SavedProfile.of(Callbacks.profile(body))).leftOut().stream().map(ShareNote::messageKey).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a=1&api-key=x|share.lookAtBody", "my.token=x|share.lookAtBody", "{\"a\":1,\"password\" : \"x\"}|share.lookAtBody",
        "token=${x:a}|", "token=&a=1|", "tokens are fine|", "{\"password\":\"\"}|"})
    void aBodyWithACredentialIsToBeLookedAt(String body, String note) {
        assertEquals(note == null ? List.of() : List.of(note), notes(body));
    }

    @Test
    void aLongBodyIsReadInTime() {
        assertTimeoutPreemptively(Patience.LIMIT, () -> {
            notes("a".repeat(60_000));
            notes("\"a".repeat(60_000));
            notes("\"" + " ".repeat(60_000));
            notes("\"a\"" + " ".repeat(60_000));
        });
    }
}
