package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Profiles screen tells of the time goes with it. */
class MinutesOnScreenTest extends WindowTest {

    @BeforeEach
    void profiles() {
        robot.clickOn("#rail-profiles");
        await().until(() -> code("#preview").contains("\nDate: "));
    }

    private void minutesPass(int minutes) {
        bench.pass(Duration.ofMinutes(minutes));
        // What wakes it once a minute is tested elsewhere: here somebody looks again.
        robot.clickOn("#rail-uploads").clickOn("#rail-profiles");
    }

    @Test
    void theStatusBarSaysHowLongAgoTheChosenProfileWasSaved() {
        assertFalse(isShown("#screen-status"));
        setBody("{}");
        robot.clickOn("#save-profile");
        await().until(() -> text("#screen-status").equals("Saved just now"));
        minutesPass(1);
        assertEquals("Saved 1 minute ago", text("#screen-status"));
        minutesPass(4);
        assertEquals("Saved 5 minutes ago", text("#screen-status"));
        minutesPass(60);
        assertEquals("Saved 1 hour ago", text("#screen-status"));
        robot.clickOn("#rail-uploads");
        assertFalse(isShown("#screen-status"));
    }

    @Test
    void theDateOfThePreviewIsThatOfNow() {
        var before = date();
        minutesPass(3);
        await().until(() -> Duration.between(before, date()).toMinutes() >= 3);
    }

    private Instant date() {
        var line = code("#preview").lines().filter(each -> each.startsWith("Date: ")).findFirst().orElseThrow();
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(line.substring("Date: ".length())));
    }
}
