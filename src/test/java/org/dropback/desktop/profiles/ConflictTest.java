package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import javafx.scene.control.Labeled;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another program writes into the folder of profiles meanwhile. */
class ConflictTest extends WindowTest {

    private ProfileStore other;

    @BeforeEach
    void goThere() {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
        other = new ProfileStore(bench.profilesFolder());
    }

    private void theyWrite(String body) throws Exception {
        var theirs = other.find(Workbench.WORKS).orElseThrow();
        var own = theirs.own();
        other.save(theirs.withOwn(new ProfilePart(own.urls(), own.host(), own.sni(), own.bodyType(), body, own.variables(), own.headers())));
    }

    private SavedProfile onDisk() {
        return new ProfileStore(bench.profilesFolder()).find(Workbench.WORKS).orElseThrow();
    }

    @Test
    void whatWasNotEditedFollowsTheDisk() throws Exception {
        theyWrite("{\"theirs\": 1}");
        lookAgain();
        await().until(() -> body().equals("{\"theirs\": 1}"));
        assertFalse(isShown("#conflict"));
    }

    @Test
    void anEditIsNeverOverwrittenAndMineCanBeKept() throws Exception {
        setBody("{\"mine\": 1}");
        theyWrite("{\"theirs\": 1}");
        robot.clickOn("#save-profile");
        await().until(() -> isShown("#conflict"));
        assertEquals("{\"theirs\": 1}", onDisk().own().body());
        assertEquals("{\"mine\": 1}", body());
        robot.clickOn("#show-both");
        assertEquals(List.of("JSON\n{\"mine\": 1}", "JSON\n{\"theirs\": 1}"), robot.from(node("#differences")).lookup(".mono").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList());
        robot.clickOn("#keep-mine");
        await().until(() -> onDisk().own().body().equals("{\"mine\": 1}"));
        await().until(() -> !isShown("#conflict"));
    }

    @Test
    void theirsCanBeTakenAndThatUndone() throws Exception {
        setBody("{\"mine\": 1}");
        theyWrite("{\"theirs\": 1}");
        lookAgain();
        await().until(() -> isShown("#conflict"));
        robot.clickOn("#take-theirs");
        await().until(() -> body().equals("{\"theirs\": 1}"));
        assertFalse(isShown("#conflict"));
        robot.clickOn("#toast-action");
        await().until(() -> body().equals("{\"mine\": 1}"));
        assertEquals("{\"theirs\": 1}", onDisk().own().body());
    }

    @Test
    void whatOthersChangedIsNotDeletedUnseen() throws Exception {
        theyWrite("{\"theirs\": 1}");
        robot.clickOn("#delete-profile");
        await().until(() -> isShown("#conflict"));
        assertEquals("{\"theirs\": 1}", onDisk().own().body());
    }

    @Test
    void aProfileThatAppearsOrGoesOnDiskDoesSoInTheList() throws Exception {
        other.save(other.find(Workbench.FAILS).orElseThrow().withName("From elsewhere"), null);
        lookAgain();
        await().until(() -> isShown("From elsewhere"));
        other.delete("From elsewhere");
        lookAgain();
        await().until(() -> !isShown("From elsewhere"));
    }

    /** The window gets the focus back. */
    private void lookAgain() {
        robot.interact(() -> window.lookAgain());
    }
}
