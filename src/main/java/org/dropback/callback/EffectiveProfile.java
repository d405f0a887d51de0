package org.dropback.callback;

import java.util.List;
import java.util.Optional;

/**
 * What a saved profile comes to.
 *
 * @param profile  as far as it is known, for previews
 * @param problems why it is not known whole: an unknown profile, parent or environment, or a circle of parents
 */
public record EffectiveProfile(CallbackProfile profile, List<Finding> problems) {

    public EffectiveProfile {
        problems = List.copyOf(problems);
    }

    /** The profile to upload with; empty when it is not known whole. */
    public Optional<CallbackProfile> usable() {
        return problems.isEmpty() ? Optional.of(profile) : Optional.empty();
    }
}
