package org.dropback.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Addressing;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.fx.Background;
import org.dropback.snippet.SnippetInput;
import org.dropback.snippet.SnippetLanguage;
import org.dropback.snippet.Snippets;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeCopiesTest {

    private static final Connection CONNECTION =
            new Connection("Sandbox", URI.create("http://127.0.0.1:23451"), "cn-hangzhou", "sandbox", SignatureVersion.V4);

    @TempDir
    private Path folder;
    private final List<String> clipboard = new ArrayList<>();
    private final Notices notices = new Notices();
    private String wanted = "";

    private CodeCopies copies(List<Path> chosen) {
        return new CodeCopies(clipboard::add, name -> {
            wanted = name;
            return chosen;
        }, new Background(Runnable::run, Runnable::run), notices, Messages.of(Locale.ENGLISH));
    }

    private static CallbackProfile profile() {
        return new CallbackProfile("Order", List.of("https://a.example/cb"), null, true, BodyType.FORM, "k=${object}&t=${x:token}",
                List.of(new CallbackVariable("x:token", "hush", CallbackVariable.Kind.FIXED, true, true)), Map.of("x-shop", "a"));
    }

    private static SnippetInput input(Connection connection) {
        var profile = profile();
        return new SnippetInput(connection, profile.resolve(template -> template), "in/a.jpg", "a.jpg", "image/jpeg", false, 8 << 20).withoutSecretsOf(profile);
    }

    @Test
    void aCopyIsTheProgramWithoutSecretValues() {
        copies(List.of()).copy(SnippetLanguage.CURL, input(CONNECTION));
        assertEquals(List.of(Snippets.write(SnippetLanguage.CURL, input(CONNECTION))), clipboard);
        assertTrue(clipboard.getFirst().contains("x:token") && !clipboard.getFirst().contains("hush"), clipboard.getFirst());
        assertEquals("curl program copied. Values of secret variables are left out of the program; put them in where it says ••••.", notices.currentProperty().get().text());
    }

    @Test
    void whatTheLanguageLeavesOutIsSaid() {
        var inPath = new Connection("Cloud", URI.create("http://oss.cloud.example"), "cn-hangzhou", "sandbox", SignatureVersion.V4, Addressing.PATH);
        copies(List.of()).copy(SnippetLanguage.RUBY, input(inPath));
        assertTrue(notices.currentProperty().get().text().contains("in front of the host"), notices.currentProperty().get().text());
    }

    @Test
    void withoutAnUploadOnlyReceiversAreCopied() {
        copies(List.of()).copy(SnippetLanguage.JAVA, null);
        assertEquals(List.of(), clipboard);
        assertNull(notices.currentProperty().get());
        copies(List.of()).copy(SnippetLanguage.RECEIVER_GO, null);
        assertEquals(List.of(Snippets.receiver(SnippetLanguage.RECEIVER_GO)), clipboard);
        assertEquals("Go receiver copied.", notices.currentProperty().get().text());
    }

    @Test
    void theCopyCanBeSaved() throws IOException {
        var file = folder.resolve("mine.js");
        copies(List.of(file)).copy(SnippetLanguage.NODEJS, input(CONNECTION));
        notices.act();
        assertEquals("upload.js", wanted);
        assertEquals(clipboard.getFirst(), Files.readString(file));
        assertEquals("Saved as " + file + ".", notices.currentProperty().get().text());
    }

    @Test
    void aDiskThatRefusesIsTold() {
        copies(List.of(folder.resolve("no/such/folder.js"))).copy(SnippetLanguage.NODEJS, input(CONNECTION));
        notices.act();
        assertNotNull(notices.currentProperty().get());
        assertTrue(notices.currentProperty().get().text().contains("was not saved"), notices.currentProperty().get().text());
        assertFalse(Files.exists(folder.resolve("no")));
    }
}
