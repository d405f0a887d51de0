package org.dropback.desktop.profiles;

import java.util.Set;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;

/** What becomes of a profile that gets a parent, or loses it. */
final class Adoption {

    private Adoption() {
    }

    /** What both say alike, and what was left empty, is then the parent's to say. */
    static SavedProfile by(String parent, SavedProfile before, ProfileBook others) {
        var adopted = before.withParent(parent);
        var inherited = others.with(adopted).inherited(adopted.name(), null);
        var own = before.own();
        return adopted.withOwn(new ProfilePart(
                own.urls() == null || own.urls().isEmpty() || own.urls().equals(inherited.urls()) ? null : own.urls(),
                own.host() == null || own.host().isEmpty() || own.host().equals(inherited.host()) ? null : own.host(),
                Boolean.TRUE.equals(own.sni()) && !own.sni().equals(inherited.sni()) ? own.sni() : null,
                own.bodyType() == inherited.bodyType() || isBlank(own) ? null : own.bodyType(),
                isBlank(own) || own.body().equals(inherited.body()) ? null : own.body(),
                own.variables().stream().filter(variable -> !inherited.variables().contains(variable)).toList(), own.headers(), own.without()));
    }

    /** Says itself what counted. */
    static SavedProfile end(SavedProfile before, ProfileBook withIt) {
        var whole = before.own().over(withIt.inherited(before.name(), null));
        return before.withParent(null).withOwn(whole.withHeaders(whole.headers(), Set.of()));
    }

    private static boolean isBlank(ProfilePart part) {
        return part.body() == null || part.body().isBlank();
    }
}
