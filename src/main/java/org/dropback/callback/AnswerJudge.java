package org.dropback.callback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Whether OSS takes the application server's answer for a success (facts 2.3). Any thread, never throws. */
public final class AnswerJudge {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private AnswerJudge() {
    }

    /** Empty for a success. */
    public static Optional<CallbackFailure> judge(HttpAnswer answer, AnswerRules rules) {
        if (answer.status() != 200) {
            return Optional.of(CallbackFailure.status(answer.status()));
        }
        var length = answer.headersLowerCase().get("content-length");
        if (length == null) {
            return Optional.of(CallbackFailure.MISSING_LENGTH);
        }
        if (!NUMBER.matcher(length.strip()).matches()) {
            return Optional.of(CallbackFailure.INVALID_LENGTH);
        }
        if (answer.bodyTooLong() || exceeds(length.strip(), rules.maxBytes())) {
            return Optional.of(CallbackFailure.TOO_LONG);
        }
        boolean fits = StrictJson.utf8(answer.body()).filter(StrictJson::isValue).isPresent() || rules.xmlAccepted() && isXml(answer);
        return fits ? Optional.empty() : Optional.of(CallbackFailure.NOT_JSON);
    }

    private static boolean exceeds(String digits, long limit) {
        return digits.length() > 18 || Long.parseLong(digits) > limit;
    }

    private static boolean isXml(HttpAnswer answer) {
        var type = answer.headersLowerCase().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/xml")) {
            return false;
        }
        try {
            var factory = SAXParserFactory.newNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(answer.body()), new DefaultHandler());
            return true;
        } catch (SAXException | IOException | ParserConfigurationException noXml) {
            return false;
        }
    }
}
