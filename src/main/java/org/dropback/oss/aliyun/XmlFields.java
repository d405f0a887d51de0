package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The texts of the direct children of a flat XML answer of OSS. Reads no DTD and no foreign entity. */
final class XmlFields {

    private static final int MAX_FIELDS = 200;

    private XmlFields() {
    }

    /** Empty where the bytes are not XML with this root. */
    static Optional<Map<String, String>> read(byte[] xml, String root) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Without a reporter the JDK prints every mistake of the other side to standard error.
        factory.setXMLReporter((_, _, _, _) -> { });
        try {
            var reader = factory.createXMLStreamReader(new StringReader(new String(xml, UTF_8)));
            reader.nextTag();
            if (!reader.getLocalName().equals(root)) {
                return Optional.empty();
            }
            var fields = new HashMap<String, String>();
            var text = new StringBuilder();
            for (int depth = 1; depth > 0 && fields.size() < MAX_FIELDS; ) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (--depth == 1) {
                            fields.putIfAbsent(reader.getLocalName(), text.toString().strip());
                        }
                    }
                    default -> { }
                }
            }
            return Optional.of(fields);
        } catch (XMLStreamException | RuntimeException notXml) {
            // The JDK's reader throws runtime exceptions too on some broken input.
            return Optional.empty();
        }
    }
}
