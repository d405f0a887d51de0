package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.Test;

/** Inheritance and environments while a profile is edited. */
class LayersTest {

    private final SavedProfile parent = SavedProfile.of(new CallbackProfile("Parent", List.of("https://parent.example"), null, true, BodyType.JSON, "{}",
            List.of(CallbackVariable.fixed("x:a", "1"), CallbackVariable.fixed("x:b", "2")), Map.of("x-from", "parent")))
            .withEnvironment("dev", ProfilePart.EMPTY.withUrls(List.of("http://dev.parent.example")));
    private final SavedProfile child = new SavedProfile("Child", "", "Parent", ProfilePart.EMPTY, Map.of());
    private final List<SavedProfile> saved = new ArrayList<>(List.of(parent, child));
    private final ProfileDraft draft = new ProfileDraft(child, true, () -> ProfileBook.of(saved));

    private ProfilePart own() {
        return draft.profileProperty().get().own();
    }

    @Test
    void whatIsInheritedIsShownAndNotSaid() {
        assertEquals("https://parent.example", draft.urls().getFirst().get());
        assertEquals(List.of("x:a", "x:b"), draft.variables().stream().map(each -> each.nameProperty().get()).toList());
        assertFalse(draft.says(Field.URLS));
        assertFalse(draft.unsavedProperty().get());
    }

    @Test
    void whatIsTypedIsTheChildsOwnUntilItIsReset() {
        draft.bodyProperty().set("{\"a\":1}");
        assertTrue(draft.says(Field.BODY));
        assertEquals("{\"a\":1}", own().body());
        draft.reset(Field.BODY);
        assertEquals("{}", draft.bodyProperty().get());
        assertEquals(ProfilePart.EMPTY, own());
    }

    @Test
    void oneVariableIsOverriddenAndTheOthersStayInherited() {
        draft.variables().getFirst().valueProperty().set("mine");
        assertEquals(List.of(CallbackVariable.fixed("x:a", "mine")), own().variables());
        draft.variables().getFirst().reset();
        assertEquals(List.of(), own().variables());
    }

    @Test
    void anInheritedVariableIsSwitchedOffInsteadOfRemoved() {
        draft.rows().removeVariable(draft.variables().getLast());
        assertEquals(List.of(CallbackVariable.fixed("x:b", "2").withEnabled(false)), own().variables());
    }

    @Test
    void anEnvironmentIsALayerOfItsOwn() {
        draft.choose("dev");
        assertEquals("http://dev.parent.example", draft.urls().getFirst().get());
        assertFalse(draft.unsavedProperty().get());
        draft.hostProperty().set("dev.example");
        assertEquals("dev.example", draft.profileProperty().get().environments().get("dev").host());
        assertNull(own().host());
        draft.choose(null);
        assertEquals("", draft.hostProperty().get());
        assertEquals("https://parent.example", draft.urls().getFirst().get());
    }

    @Test
    void whatTheParentBecomesIsShown() {
        saved.set(0, parent.withOwn(parent.own().withUrls(List.of("https://moved.example"))));
        draft.refresh();
        assertEquals("https://moved.example", draft.urls().getFirst().get());
        assertFalse(draft.unsavedProperty().get());
    }

    @Test
    void whoStopsInheritingKeepsWhatCounted() {
        draft.inherit(null);
        assertEquals(parent.own(), own());
        assertNull(draft.profileProperty().get().parent());
    }

    @Test
    void whoStartsInheritingLeavesToTheParentWhatBothSay() {
        var alone = new ProfileDraft(SavedProfile.of(new CallbackProfile("New", List.of(), null, true, BodyType.JSON, "{\"own\":1}", List.of(), Map.of())), false,
                () -> ProfileBook.of(saved));
        alone.inherit("Parent");
        var part = alone.profileProperty().get().own();
        assertNull(part.urls());
        assertNull(part.sni());
        assertEquals("{\"own\":1}", part.body());
    }

    @Test
    void noCircleIsOffered() {
        var top = new ProfileDraft(parent, true, () -> ProfileBook.of(saved));
        assertEquals(List.of(), top.possibleParents());
        assertEquals(List.of("Parent"), draft.possibleParents());
    }

    @Test
    void headersAreEditedAndInheritedOnesOverridden() {
        draft.headers().getFirst().valueProperty().set("child");
        draft.rows().addHeader();
        draft.headers().getLast().nameProperty().set("x-more");
        draft.headers().getLast().valueProperty().set("1");
        assertEquals(Map.of("x-from", "child", "x-more", "1"), own().headers());
    }

    @Test
    void anInheritedHeaderIsTakenAwayAndComesBack() {
        draft.rows().removeHeader(draft.headers().getFirst());
        assertEquals(Set.of("x-from"), own().without());
        assertEquals(Map.of(), own().headers());
        assertEquals(Map.of(), ProfileBook.of(saved).with(draft.profileProperty().get()).effective("Child", null).profile().headers());
        draft.become(draft.profileProperty().get());
        assertTrue(draft.headers().getFirst().goneProperty().get());
        draft.headers().getFirst().reset();
        assertEquals(ProfilePart.EMPTY, own());
    }

    @Test
    void anOverriddenHeaderGoesWhole() {
        draft.headers().getFirst().valueProperty().set("mine");
        draft.rows().removeHeader(draft.headers().getFirst());
        assertEquals(ProfilePart.EMPTY.withHeaders(Map.of(), Set.of("x-from")), own());
    }

    @Test
    void anEnvironmentTakesAwayWhatTheProfileItselfSays() {
        draft.rows().addHeader();
        draft.headers().getLast().nameProperty().set("x-more");
        draft.choose("dev");
        draft.rows().removeHeader(draft.headers().getLast());
        var book = ProfileBook.of(saved).with(draft.profileProperty().get());
        assertEquals(Set.of("x-from"), book.effective("Child", "dev").profile().headers().keySet());
        assertEquals(Set.of("x-from", "x-more"), book.effective("Child", null).profile().headers().keySet());
    }

    @Test
    void whoStopsInheritingIsWithoutNothing() {
        draft.rows().removeHeader(draft.headers().getFirst());
        draft.inherit(null);
        assertEquals(parent.own().withHeaders(Map.of(), Set.of()), own());
    }

    @Test
    void rowsChangePlaces() {
        draft.rows().addUrl();
        draft.urls().getLast().set("https://second.example");
        RowOrder.move(draft.urls(), 1, 0);
        assertEquals(List.of("https://second.example", "https://parent.example"), own().urls());
        RowOrder.move(draft.urls(), 0, 9);
        assertEquals("https://parent.example", draft.urls().getFirst().get());
    }
}
