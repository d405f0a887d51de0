package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dropback.callback.CheckContext;
import org.dropback.callback.ProfileChecks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartingPointTest {

    @ParameterizedTest
    @EnumSource(StartingPoint.class)
    void onceItHasAUrlThereIsNothingToMend(StartingPoint from) {
        var profile = from.profile("New").withUrls(List.of("https://app.example.com/callback")).withSni(true);
        assertEquals(List.of(), ProfileChecks.check(profile, new CheckContext(false)));
    }
}
