package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropback.connection.Access;
import org.dropback.text.Messages;
import org.dropback.upload.IfExists;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final Messages MESSAGES = Messages.of(Locale.ENGLISH);
    private static final UploadOptions USUAL = new UploadOptions(UploadMethod.MULTIPART, 123, null, IfExists.SKIP);

    private final Sending sending = new Sending();

    private String problem(Access access) {
        return sending.problem(access, USUAL, MESSAGES).orElse("");
    }

    @Test
    void whatIsNotChosenIsAsUsual() {
        assertEquals(USUAL, sending.options(Access.KEYS, USUAL));
        assertEquals(Optional.empty(), sending.problem(Access.KEYS, USUAL, MESSAGES));
        sending.methodProperty().set(UploadMethod.PUT);
        sending.ifExistsProperty().set(IfExists.FAIL);
        sending.metadataProperty().set("a=b=c\n\n  d = 图 \n");
        var options = sending.options(Access.KEYS, USUAL);
        assertEquals(UploadMethod.PUT, options.method());
        assertEquals(123, options.partSize());
        assertEquals(IfExists.FAIL, options.ifExists());
        assertEquals(Map.of("a", "b=c", "d", "图"), options.object().metadata());
        assertEquals(Optional.empty(), sending.problem(Access.policyServer(URI.create("http://h/")), USUAL, MESSAGES));
        assertEquals(UploadMethod.FORM, sending.options(Access.policyServer(URI.create("http://h/")), USUAL).method());
    }

    @Test
    void whatWasChosenIsSaidInAFewWords() {
        assertEquals(List.of(), sending.said(MESSAGES));
        sending.openProperty().set(true);
        sending.methodProperty().set(UploadMethod.PRESIGNED);
        sending.ifExistsProperty().set(IfExists.FAIL);
        sending.aclProperty().set("private");
        sending.tagsProperty().set("a=b");
        assertEquals(List.of("Presigned URL", "When the object is already there: Fail", "ACL: private", "Tags"), sending.said(MESSAGES));
        sending.reset();
        assertEquals(List.of(), sending.said(MESSAGES));
        assertTrue(sending.openProperty().get());
    }

    @Test
    void whoHasNoKeyCannotLookAtWhatIsThere() {
        var server = Access.policyServer(URI.create("http://h/"));
        assertEquals(IfExists.OVERWRITE, sending.options(server, USUAL).ifExists(), "a setting gives way");
        assertEquals(IfExists.FAIL, sending.options(server, new UploadOptions(null, 123, null, IfExists.ASK)).ifExists(), "what was to be asked is not overwritten");
        for (var how : List.of(IfExists.SKIP, IfExists.RENAME, IfExists.ASK)) {
            sending.ifExistsProperty().set(how);
            assertTrue(problem(server).contains("no key"), how.name());
            assertEquals("", problem(Access.KEYS));
        }
        sending.ifExistsProperty().set(IfExists.FAIL);
        assertEquals("", problem(server));
        assertTrue(problem(Access.PRESIGNED_URLS).contains("no key"));
    }

    @Test
    void whatOssWouldRefuseIsTold() {
        sending.headersProperty().set("Host=evil");
        assertTrue(problem(Access.KEYS).contains("header host"), problem(Access.KEYS));
        sending.headersProperty().set("nonsense");
        assertTrue(problem(Access.KEYS).contains("header nonsense"));
        sending.headersProperty().set("");
        sending.contentTypeProperty().set("文本");
        assertTrue(problem(Access.KEYS).contains("ASCII"));
        sending.contentTypeProperty().set("");
        sending.tagsProperty().set("a=b");
        assertEquals("", problem(Access.KEYS));
        assertTrue(problem(Access.policyServer(URI.create("http://h/"))).contains("no tags"));
    }
}
