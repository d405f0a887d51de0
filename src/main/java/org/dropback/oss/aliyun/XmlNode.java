package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an answer of OSS. Reads no DTD and no foreign entity.
 *
 * @param text     of its own, as written; of an element with children, the white space between them
 * @param children in order
 */
record XmlNode(String name, String text, List<XmlNode> children) {

    private static final int MAX_NODES = 20_000;
    private static final int MAX_DEPTH = 20;

    /** Empty where the bytes are not XML with this root. */
    static Optional<XmlNode> read(byte[] xml, String root) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Without a reporter the JDK prints every mistake of the other side to standard error.
        factory.setXMLReporter((_, _, _, _) -> { });
        try {
            var reader = factory.createXMLStreamReader(new StringReader(new String(xml, UTF_8)));
            reader.nextTag();
            return reader.getLocalName().equals(root) ? Optional.of(element(reader, new int[] {MAX_NODES}, MAX_DEPTH)) : Optional.empty();
        } catch (XMLStreamException | RuntimeException notXml) {
            // The JDK's reader throws runtime exceptions too on some broken input.
            return Optional.empty();
        }
    }

    private static XmlNode element(XMLStreamReader reader, int[] left, int depth) throws XMLStreamException {
        if (--left[0] < 0 || depth == 0) {
            throw new XMLStreamException("more than any answer of OSS");
        }
        var name = reader.getLocalName();
        var text = new StringBuilder();
        var children = new ArrayList<XmlNode>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, left, depth - 1));
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new XmlNode(name, text.toString(), children);
                }
                default -> { }
            }
        }
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    Optional<XmlNode> first(String child) {
        return children.stream().filter(node -> node.name.equals(child)).findFirst();
    }

    /** Of the first such child, without white space around it; "" where there is none. */
    String textOf(String child) {
        return exactTextOf(child).strip();
    }

    /** Of the first such child, white space and all; "" where there is none. */
    String exactTextOf(String child) {
        return first(child).map(XmlNode::text).orElse("");
    }
}
