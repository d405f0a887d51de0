package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.dropback.upload.SampleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSnippetTest {

    @Test
    void aProfileIsCopiedAsCodeForTheSampleWithoutItsSecrets() {
        var connection = new Connection("Sandbox", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "sandbox", SignatureVersion.V4);
        var profile = new CallbackProfile("Order", List.of("https://a.example/cb"), null, true, BodyType.FORM, "n=${x:name}&t=${x:token}",
                List.of(CallbackVariable.fromFile("x:name", "{name}"), new CallbackVariable("x:token", "hush", CallbackVariable.Kind.FIXED, true, true)), Map.of());
        var input = new Previews(connection, null, Clock.systemUTC(), Messages.of(Locale.ENGLISH)).of(profile, List.of(), Sample.STATED).snippet();
        assertEquals(connection, input.connection());
        assertEquals(SampleFile.NAME, input.file());
        assertEquals(SampleFile.RELATIVE_PATH, input.key());
        assertEquals(Map.of("x:name", SampleFile.NAME, "x:token", Redactor.MASK), input.callback().variables());
    }

    @Test
    void theChosenFileIsWhatTheProgramUploads(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("a b.txt"), "hello");
        var connection = new Connection("Sandbox", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "sandbox", SignatureVersion.V4);
        var profile = new CallbackProfile("Order", List.of("https://a.example/cb"), null, true, BodyType.FORM, "n=${x:digest}",
                List.of(CallbackVariable.fromFile("x:digest", "{md5}")), Map.of());
        var input = new Previews(connection, null, Clock.systemUTC(), Messages.of(Locale.ENGLISH)).of(profile, List.of(), Sample.of(file, _ -> { })).snippet();
        assertEquals(file.toString(), input.file());
        assertEquals("a b.txt", input.key());
        assertEquals("text/plain", input.contentType());
        assertEquals(Map.of("x:digest", "5d41402abc4b2a76b9719d911017c592"), input.callback().variables());
    }
}
