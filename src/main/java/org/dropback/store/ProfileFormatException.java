package org.dropback.store;

import java.io.IOException;

/** A profile file whose content is not a profile of ours. */
final class ProfileFormatException extends IOException {

    private static final long serialVersionUID = 1;

    private final ProfileProblem.Reason reason;

    ProfileFormatException(ProfileProblem.Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    ProfileProblem.Reason reason() {
        return reason;
    }
}
