package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
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
        sending.keepExistingProperty().set(true);
        sending.metadataProperty().set("a=b=c\n\n  d = 图 \n");
        var options = sending.options(Access.KEYS, USUAL);
        assertEquals(UploadMethod.PUT, options.method());
        assertEquals(123, options.partSize());
        assertEquals(IfExists.FAIL, options.ifExists());
        assertEquals(Map.of("a", "b=c", "d", "图"), options.object().metadata());
        assertEquals(UploadMethod.FORM, sending.options(Access.policyServer(URI.create("http://h/")), USUAL).method());
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
