package org.dropback.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;

/** The two profiles that a newcomer starts with: one that works and one whose server answers 502. Both call the sandbox's own receiver. */
final class SampleProfiles {

    private static final String JSON_BODY = """
            {
              "bucket": ${bucket},
              "object": ${object},
              "size": ${size},
              "mimeType": ${mimeType},
              "etag": ${etag},
              "user": ${x:user}
            }""";
    private static final String FORM_BODY = "bucket=${bucket}&object=${object}&size=${size}&etag=${etag}&name=${x:file_name}";

    private SampleProfiles() {
    }

    /** @return the profile to start with */
    static CallbackProfile create(ProfileStore profiles, URI receiver, Messages messages) throws IOException {
        var works = new CallbackProfile(messages.get("app.sample.works"), List.of(receiver.toString()), null, false, BodyType.JSON, JSON_BODY,
                List.of(CallbackVariable.fixed("x:user", messages.get("app.sample.user"))), Map.of());
        var fails = new CallbackProfile(messages.get("app.sample.fails"), List.of(receiver + "/status/502"), null, false, BodyType.FORM, FORM_BODY,
                List.of(CallbackVariable.fromFile("x:file_name", "{name}")), Map.of());
        profiles.save(SavedProfile.of(works));
        profiles.save(SavedProfile.of(fails));
        return works;
    }

    /** Profiles that call the receiver where it answered last time follow it to where it answers now. */
    static void follow(ProfileStore profiles, String from, String to) throws IOException {
        if (from.isEmpty() || from.equals(to)) {
            return;
        }
        for (var profile : profiles.list()) {
            var moved = profile.withOwn(moved(profile.own(), from, to));
            for (var environment : profile.environments().entrySet()) {
                moved = moved.withEnvironment(environment.getKey(), moved(environment.getValue(), from, to));
            }
            if (!moved.equals(profile)) {
                profiles.save(moved);
            }
        }
    }

    private static ProfilePart moved(ProfilePart part, String from, String to) {
        var urls = part.urls();
        return urls == null ? part : part.withUrls(urls.stream().map(url -> moved(url, from, to)).toList());
    }

    private static String moved(String url, String from, String to) {
        return url.equals(from) || url.startsWith(from + "/") || url.startsWith(from + "?") ? to + url.substring(from.length()) : url;
    }
}
