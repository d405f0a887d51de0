package org.dropback.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the body of CompleteMultipartUpload. Document types and entities are off. */
final class CompleteXml {

    /** 10,000 parts are under 2 MB. */
    private static final int MAX_BYTES = 4 << 20;

    /** @param etag without quotes, as sent */
    record Part(int number, String etag) { }

    private CompleteXml() {
    }

    static List<Part> read(OssRequest request) throws IOException, OssError {
        var bytes = request.body().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw OssError.malformedXml();
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return parts(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw OssError.malformedXml();
        }
    }

    private static List<Part> parts(XMLStreamReader reader) throws XMLStreamException, OssError {
        var parts = new ArrayList<Part>();
        reader.nextTag();
        reader.require(XMLStreamConstants.START_ELEMENT, null, "CompleteMultipartUpload");
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            reader.require(XMLStreamConstants.START_ELEMENT, null, "Part");
            int number = 0;
            String etag = "";
            while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "PartNumber" -> number = Integer.parseInt(reader.getElementText().strip());
                    case "ETag" -> etag = reader.getElementText().strip().replace("\"", "");
                    default -> reader.getElementText();
                }
            }
            parts.add(new Part(number, etag));
        }
        if (parts.isEmpty()) {
            throw OssError.malformedXml();
        }
        return parts;
    }
}
