package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.dropback.callback.CheckContext;
import org.dropback.callback.ProfileChecks;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleProfilesTest {

    private static final URI RECEIVER = URI.create("http://127.0.0.1:23450/callback");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN", "zh-TW"})
    void bothAreWithoutFindings(String language) throws IOException {
        var profiles = new ProfileStore(folder);
        SampleProfiles.create(profiles, RECEIVER, Messages.of(Locale.forLanguageTag(language)));
        assertEquals(2, profiles.list().size());
        for (var profile : profiles.list()) {
            assertEquals(List.of(), ProfileChecks.check(profile.own().toProfile(profile.name()), new CheckContext(true)));
        }
    }

    @Test
    void theyFollowTheReceiverToItsNewPort() throws IOException {
        var profiles = new ProfileStore(folder);
        SampleProfiles.create(profiles, RECEIVER, Messages.of(Locale.ENGLISH));
        SampleProfiles.follow(profiles, RECEIVER.toString(), "http://127.0.0.1:40001/callback");
        var urls = new ProfileStore(folder).list().stream().flatMap(profile -> profile.own().urls().stream()).toList();
        assertTrue(urls.contains("http://127.0.0.1:40001/callback"), urls.toString());
        assertTrue(urls.contains("http://127.0.0.1:40001/callback/status/502"), urls.toString());
    }

    @Test
    void aForeignUrlStays() throws IOException {
        var profiles = new ProfileStore(folder);
        var works = SampleProfiles.create(profiles, URI.create("http://127.0.0.1:23450/callbacks"), Messages.of(Locale.ENGLISH));
        SampleProfiles.follow(profiles, RECEIVER.toString(), "http://127.0.0.1:40001/callback");
        assertEquals(List.of("http://127.0.0.1:23450/callbacks"), profiles.list().stream().filter(p -> p.name().equals(works.name()))
                .findFirst().orElseThrow().own().urls());
    }
}
