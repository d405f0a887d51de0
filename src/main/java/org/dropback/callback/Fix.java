package org.dropback.callback;

import java.util.List;
import java.util.function.UnaryOperator;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * One click that mends a {@link Finding}. Applying it twice is as good as once, and to a profile that does not need it changes nothing.
 *
 * @param label  the text is {@code fix.<label>}
 * @param args   of the text, in order
 * @param change a pure function
 */
public record Fix(String label, List<String> args, UnaryOperator<CallbackProfile> change) {

    public Fix {
        args = List.copyOf(args);
    }

    static Fix of(String label, UnaryOperator<CallbackProfile> change, String... args) {
        return new Fix(label, List.of(args), change);
    }

    public String text(Messages messages) {
        return messages.get("fix." + label, args.toArray());
    }

    public CallbackProfile applyTo(CallbackProfile profile) {
        return change.apply(profile);
    }

    /**
     * Mends a profile that is being edited. What it inherits it overrides; no other profile is changed. What only the environment says wrong is mended there.
     *
     * @param book        the other profiles
     * @param environment that the finding was made in, null for none
     */
    public SavedProfile applyTo(SavedProfile profile, ProfileBook book, @Nullable String environment) {
        var before = book.with(profile).effective(profile.name(), null).profile();
        var mended = profile.withOwn(profile.own().following(before, applyTo(before), book.with(profile).inherited(profile.name(), null)));
        if (environment == null) {
            return mended;
        }
        var there = book.with(mended).effective(profile.name(), environment).profile();
        var after = applyTo(there);
        var part = mended.environments().getOrDefault(environment, ProfilePart.EMPTY);
        return after.equals(there) ? mended : mended.withEnvironment(environment, part.following(there, after, mended.own().over(book.with(mended).inherited(profile.name(), environment))));
    }
}
