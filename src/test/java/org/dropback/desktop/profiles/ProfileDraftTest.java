package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.Test;

class ProfileDraftTest {

    private final SavedProfile profile = SavedProfile.of(new CallbackProfile("Order", List.of("https://a.example/cb"), null, true, BodyType.JSON, "{}",
            List.of(CallbackVariable.fixed("x:a", "1")), Map.of("x-header", "kept")));
    private final ProfileDraft draft = new ProfileDraft(profile, true, () -> ProfileBook.of(List.of()));

    @Test
    void untouchedItIsTheProfile() {
        assertEquals(profile, draft.profileProperty().get());
        assertFalse(draft.unsavedProperty().get());
    }

    @Test
    void everyFieldMarksItUnsavedAndTakenBackSaved() {
        Runnable[][] edits = {
                {() -> draft.nameProperty().set("x"), () -> draft.nameProperty().set("Order")},
                {() -> draft.urls().getFirst().set("https://b.example"), () -> draft.urls().getFirst().set("https://a.example/cb")},
                {() -> draft.hostProperty().set("h"), () -> draft.hostProperty().set(" ")},
                {() -> draft.sniProperty().set(false), () -> draft.sniProperty().set(true)},
                {() -> draft.bodyTypeProperty().set(BodyType.FORM), () -> draft.bodyTypeProperty().set(BodyType.JSON)},
                {() -> draft.bodyProperty().set("x"), () -> draft.bodyProperty().set("{}")},
                {() -> draft.variables().getFirst().valueProperty().set("2"), () -> draft.variables().getFirst().valueProperty().set("1")},
                {draft.rows()::addVariable, () -> draft.rows().removeVariable(draft.variables().getLast())},
        };
        for (var edit : edits) {
            edit[0].run();
            assertTrue(draft.unsavedProperty().get());
            edit[1].run();
            assertFalse(draft.unsavedProperty().get());
        }
    }

    @Test
    void anEmptyUrlRowIsNotSaved() {
        draft.rows().addUrl();
        assertEquals(2, draft.urls().size());
        assertFalse(draft.unsavedProperty().get());
    }

    @Test
    void aRowOfAnEmptyUrlInTheFileGoesWithIt() {
        var own = profile.own();
        var blank = profile.withOwn(new ProfilePart(List.of("https://a.example/cb", ""), own.host(), own.sni(), own.bodyType(), own.body(), own.variables(), own.headers()));
        var other = new ProfileDraft(blank, true, () -> ProfileBook.of(List.of()));
        assertEquals(2, other.urls().size());
        other.become(profile);
        assertEquals(1, other.urls().size());
    }

    @Test
    void thereAreNeverMoreThanFiveUrls() {
        for (var i = 0; i < 9; i++) {
            draft.rows().addUrl();
        }
        assertEquals(5, draft.urls().size());
    }

    @Test
    void theLastUrlRowLeavesAnEmptyOne() {
        draft.rows().removeUrl(draft.urls().getFirst());
        assertEquals(List.of(""), draft.urls().stream().map(url -> url.get()).toList());
        assertEquals(List.of(), draft.profileProperty().get().own().urls());
    }

    @Test
    void twoEqualUrlsAreRemovedOneByOne() {
        draft.rows().addUrl();
        draft.urls().getLast().set("https://a.example/cb");
        draft.rows().removeUrl(draft.urls().getLast());
        assertEquals(List.of("https://a.example/cb"), draft.profileProperty().get().own().urls());
    }

    @Test
    void whatTheEditorDoesNotShowIsKept() {
        draft.nameProperty().set("Renamed");
        assertEquals(Map.of("x-header", "kept"), draft.profileProperty().get().own().headers());
    }

    @Test
    void whatIsInheritedStaysInheritedUntilItIsTouched() {
        var parts = Map.of("dev", new ProfilePart(List.of("http://dev"), null, null, null, null, List.of(), Map.of()));
        var off = CallbackVariable.fixed("x:off", "1").withEnabled(false).withSecret(true);
        var child = new SavedProfile("Child", "shop", "Order", ProfilePart.EMPTY.withVariables(List.of(off)), parts);
        var inheriting = new ProfileDraft(child, true, () -> ProfileBook.of(List.of(profile, child)));
        assertFalse(inheriting.unsavedProperty().get());
        inheriting.nameProperty().set("Other");
        assertEquals(child.withName("Other"), inheriting.profileProperty().get());
        inheriting.bodyProperty().set("b");
        assertEquals("b", inheriting.profileProperty().get().own().body());
        assertNull(inheriting.profileProperty().get().own().urls());
    }

    @Test
    void revertGoesBackToWhatIsOnDisk() {
        draft.bodyProperty().set("x");
        draft.rows().addUrl();
        draft.urls().getLast().set("https://c.example");
        draft.revert();
        assertEquals(profile, draft.profileProperty().get());
    }

    @Test
    void aNewOneIsUnsavedThoughNothingWasTyped() {
        var fresh = new ProfileDraft(profile, false, () -> ProfileBook.of(List.of()));
        assertTrue(fresh.unsavedProperty().get());
        assertNull(fresh.saved());
    }
}
