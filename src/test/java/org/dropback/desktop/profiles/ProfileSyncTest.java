package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.Test;

class ProfileSyncTest {

    private static final CallbackVariable PIN = CallbackVariable.fixed("x:pin", "4711").withSecret(true);
    private static final CallbackVariable ASKED = PIN.withValue("").withKind(Kind.ASKED_ONCE);

    private static SavedProfile profile(String body, CallbackVariable... variables) {
        return new SavedProfile("P", "", null, new ProfilePart(List.of("http://a.example/cb"), null, null, null, body, List.of(variables), Map.of()), Map.of());
    }

    private static ProfileDraft unlocked(SavedProfile before, SavedProfile edited, SavedProfile now) {
        var draft = new ProfileDraft(before, true, () -> ProfileBook.of(List.of(before)));
        draft.become(edited);
        new ProfileSync(FXCollections.observableArrayList(draft), _ -> draft, _ -> { }).follow(List.of(now));
        return draft;
    }

    @Test
    void anEditThatWasBegunWhileValuesWereLockedGetsThem() {
        var draft = unlocked(profile("b=1", ASKED), profile("b=2", ASKED), profile("b=1", PIN));
        assertEquals(profile("b=2", PIN), draft.profileProperty().get());
        assertNull(draft.conflictProperty().get(), "nobody else wrote anything");
        assertTrue(draft.unsavedProperty().get());
        draft.revert();
        assertEquals(profile("b=1", PIN), draft.profileProperty().get());
        assertFalse(draft.unsavedProperty().get());
    }

    @Test
    void aVariableThatWasRenamedMeanwhileGetsItsValue() {
        var draft = unlocked(profile("b=1", ASKED), profile("b=1", ASKED.withName("x:code")), profile("b=1", PIN));
        assertEquals(profile("b=1", PIN.withName("x:code")), draft.profileProperty().get());
        assertNull(draft.conflictProperty().get());
    }

    @Test
    void whatItsAuthorMadeOtherwiseStaysAndWhatOthersWroteIsContested() {
        var mine = profile("b=1", CallbackVariable.fixed("x:pin", "mine"));
        assertEquals(mine, unlocked(profile("b=1", ASKED), mine, profile("b=1", PIN)).profileProperty().get());
        var theirs = profile("b=3", PIN);
        var draft = unlocked(profile("b=1", ASKED), profile("b=2", ASKED), theirs);
        assertEquals(profile("b=2", PIN), draft.profileProperty().get());
        assertEquals(theirs, draft.conflictProperty().get());
    }
}
