package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCatalogueTest {

    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    /** Every message of facts 2.6, then the other statuses. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Error status : -1.OSS can not connect to your callbackUrl, please check it.|callback.cannotConnect",
        "Error status : -1 8.8.8.8:9090 reply timeout, cost:5000ms, timeout:5000ms (err -4, errno115)|callback.replyTimeout",
        "Cost too long time.|callback.tookTooLong",
        "Error status : 301.|callback.status301", "Error status : 400.|callback.status400", "Error status : 403.|callback.status403",
        "Error status : 404.|callback.status404", "Error status : 405.|callback.status405", "Error status : 500.|callback.status500",
        "Error status : 502.|callback.status502", "Error status : 504.|callback.status504",
        "Response body is not valid json format.|callback.notJson",
        "Error Status : 400.User server missing content-length.|callback.missingLength",
        "Error Status : 400.User server return too long content-length value.|callback.tooLong",
        "Error Status : 400.User server return invalid conent-length value.|callback.invalidLength",
        "Error Status : 400.User server return invalid content-length value.|callback.invalidLength",
        "Get image info failed.|callback.imageInfo", "Too many callback requests.|callback.tooManyRequests",
        "Callback to application server failed, please check your callbackUrl.|callback.unspecified",
        "Error status : 204.|callback.status2xx", "Error status : 302.|callback.status3xx", "Error status : 401.|callback.status401",
        "Error status : 418.|callback.status4xx", "Error status : 429.|callback.status429", "Error status : 503.|callback.status503",
        "Error status : 599.|callback.status5xx", "Error status : -1.|callback.unreachable", "Something new.|callback.unspecified",
        "error  STATUS :502|callback.status502", "response BODY  is not valid json format|callback.notJson"})
    void aFailedCallbackIsKnownByItsMessage(String message, String id) {
        var explanation = explain(Stored.YES, 203, "CallbackFailed", message, "0007-00000203");
        assertEquals(id, explanation.id());
        assertEquals("The file is stored. The callback did not succeed.", explanation.headline(ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({"0007-00000202, callback.tookTooLong", "0007-00000205, callback.notJson", "0007-00000301, callback.imageUnreadable",
        "0007-00000302, callback.imageGone", "0007-00000303, callback.imageNotReady", "0007-00000203, callback.unspecified", ", callback.unspecified",
        "07-CALLBACK0007-00000205, callback.notJson", "junk, callback.unspecified", "0007-99999999999, callback.unspecified"})
    void aFailedCallbackIsKnownByASpecificEc(@Nullable String ec, String id) {
        assertEquals(id, explain(Stored.YES, 203, "CallbackFailed", "Reworded one day.", ec).id());
    }

    /** Every EC of facts 2.8 below 200, and every message of 2.7. */
    @ParameterizedTest
    @CsvFileSource(resources = "refusals.psv", delimiter = '|', quoteCharacter = '\0')
    void aRefusedCallbackIsKnownByMessageAndByEc(String message, @Nullable String ec, String id) {
        if (message != null) {
            assertEquals(id, explain(Stored.NO, 400, "InvalidArgument", message, null).id());
            assertEquals(id, explain(Stored.NO, 400, "InvalidArgument", message.toUpperCase(Locale.ROOT).replace(" ", "  "), ec).id());
        }
        if (ec != null && !ec.equals("0007-00000027")) {
            assertEquals(id, explain(Stored.NO, 400, "InvalidArgument", "Reworded one day.", ec).id());
        }
        assertEquals("The file is not stored, because of its callback.",
                explain(Stored.NO, 400, "InvalidArgument", message == null ? "?" : message, ec).headline(ENGLISH));
    }

    @Test
    void aDenialByTheApplicationServerIsKnown() {
        assertEquals("callback.denied", explain(Stored.NO, 403, "RequestDeniedByCallback", "x", null).id());
        assertEquals("callback.denied", explain(Stored.NO, 403, "Forbidden", "x", "0007-00000209").id());
    }

    @ParameterizedTest
    @CsvSource({"403, SignatureDoesNotMatch, oss.signatureDoesNotMatch", "403, InvalidAccessKeyId, oss.invalidAccessKeyId",
        "403, RequestTimeTooSkewed, oss.requestTimeTooSkewed", "403, AccessDenied, oss.accessDenied", "404, NoSuchBucket, oss.noSuchBucket",
        "404, NoSuchUpload, oss.noSuchUpload", "400, InvalidBucketName, oss.invalidBucketName", "400, InvalidObjectName, oss.invalidObjectName",
        "400, EntityTooLarge, oss.entityTooLarge", "403, SecondLevelDomainForbidden, oss.secondLevelDomainForbidden", "500, InternalError, oss.internalError",
        "400, InvalidArgument, oss.invalidArgument", "409, FileAlreadyExists, oss.fileAlreadyExists", "503, SlowDown, oss.throttled",
        "418, Teapot, general.refused", "507, Full, general.serverTrouble", "307, TemporaryRedirect, general.redirected", "0, Odd, general.unknown"})
    void anOssErrorIsKnownByItsCode(int status, String code, String id) {
        var explanation = explain(Stored.NO, status, code, "m", "0002-00000040");
        assertEquals(id, explanation.id());
        assertEquals("The file is not stored.", explanation.headline(ENGLISH));
    }

    @Test
    void whatASignedPolicyForbidsIsNoMatterOfRights() {
        var explanation = explain(Stored.NO, 403, "AccessDenied", "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$callback\", \"e30=\"]", null);
        assertEquals("oss.deniedByPolicy", explanation.id());
        assertTrue(explanation.advice(ENGLISH).getFirst().contains("$callback"));
    }

    @ParameterizedTest
    @EnumSource(LocalError.class)
    void everyLocalErrorIsKnown(LocalError error) {
        var ids = new HashSet<String>();
        for (var stored : Stored.values()) {
            ids.add(ErrorCatalogue.explain(ErrorEvidence.local(stored, error, "Error status : 502.")).id());
        }
        assertEquals(1, ids.size());
        assertTrue(ids.iterator().next().equalsIgnoreCase("local." + error.code()), ids + " for " + error.code());
    }

    @ParameterizedTest
    @EnumSource(LocalError.class)
    void aLocalErrorAboutAnAnswerIsKnownWhateverItsStatus(LocalError error) {
        for (var status : List.of(200, 203, 404, 502)) {
            assertTrue(explain(Stored.YES, status, error.code(), "Error status : 502.", "0007-00000203").id().equalsIgnoreCase("local." + error.code()));
        }
    }

    @Test
    void aStoredObjectWithOtherBytesIsDamaged() {
        var explanation = explain(Stored.YES, 200, "ChecksumMismatch", "CRC64 1, sent 2", null);
        assertEquals("The file is stored, but damaged.", explanation.headline(ENGLISH));
        assertTrue(explanation.advice(ENGLISH).getFirst().startsWith("Do not use the stored object."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"YES|The file is stored. Nobody can say whether the callback arrived.", "NO|The file is not stored.",
        "UNKNOWN|Nobody can say yet whether the file is stored."})
    void aLostConnectionSaysWhetherTheFileIsStored(Stored stored, String headline) {
        assertEquals(headline, ErrorCatalogue.explain(ErrorEvidence.local(stored, LocalError.CONNECTION_LOST, "reset")).headline(ENGLISH));
    }

    @Test
    void aCauseNamesTheStatusAndItsReason() {
        assertEquals("Your server answered 502 Bad Gateway. OSS accepts only 200 with a JSON body. A proxy says this when nothing listens behind it; "
                + "for an https URL, OSS says it when the TLS handshake fails.", explain(Stored.YES, 203, "CallbackFailed", "Error status : 502.", "0007-00000203").cause(ENGLISH));
        assertTrue(explain(Stored.YES, 203, "CallbackFailed", "Error status : 1599.", null).args().contains("1599"));
    }

    @Test
    void theMessageOfOssIsToldAsItIs() {
        var braces = "it's {0} {x} 中";
        assertTrue(explain(Stored.NO, 403, "AccessDenied", braces, null).cause(ENGLISH).contains(braces));
    }

    /** They may come from a file, a keychain, a program or a server: what is told fits each. */
    @Test
    void keysThatAreNotThereAreMendedAtTheirSource() {
        var advice = explain(Stored.NO, 0, "CredentialsUnavailable", "there is no file /home/me/.ossutilconfig", null).advice(ENGLISH);
        assertTrue(advice.getFirst().startsWith("Mend what is said of the source of keys"), advice.toString());
        assertTrue(advice.getFirst().contains("connection check") && advice.getFirst().contains("Where a server"), advice.toString());
    }

    @Test
    void adviceHasAllItsSentences() {
        assertEquals(2, explain(Stored.YES, 203, "CallbackFailed", "Error status : 502.", null).advice(ENGLISH).size());
        assertEquals(1, explain(Stored.YES, 203, "CallbackFailed", "Error status : 502.", null).advice(ENGLISH, false).size());
        assertTrue(explain(Stored.NO, 400, "InvalidArgument", "The callback body is invalid.", null).advice(ENGLISH).getFirst().contains("${object}, not $(object)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "mr-IN", "tr-TR"})
    void anEcIsKnownWhereverOneIs(String place) {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(place));
        try {
            assertEquals("refused.privateAddress", explain(Stored.NO, 400, "InvalidArgument", "In other words.", "0007-00000008").id());
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void noTwoIdsAreTheSame() {
        assertEquals(ErrorCatalogue.ids().size(), new HashSet<>(ErrorCatalogue.ids()).size());
    }

    @Test
    void anyEvidenceIsExplained() {
        var random = new Random(13);
        for (int i = 0; i < 3_000; i++) {
            var explanation = explain(Stored.values()[random.nextInt(3)], random.nextInt(1200) - 200, Callbacks.anyText(random, 20),
                    (random.nextBoolean() ? "Error status : " : "") + Callbacks.anyText(random, 20), random.nextBoolean() ? null : "0007-" + random.nextInt(400));
            assertTrue(ErrorCatalogue.ids().contains(explanation.id()));
            assertFalse(explanation.advice(ENGLISH).isEmpty());
            assertNotEquals("", explanation.headline(ENGLISH) + explanation.cause(ENGLISH));
        }
    }

    private static Explanation explain(Stored stored, int status, String code, String message, @Nullable String ec) {
        return ErrorCatalogue.explain(new ErrorEvidence(stored, status, code, message, "5F3A", ec));
    }
}
