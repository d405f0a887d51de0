package org.dropback.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.dropback.digest.Md5;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML body of a request. Document types, and with them entities, are refused. */
final class RequestXml {

    private RequestXml() {
    }

    /**
     * @param root the name that the outermost element must have
     * @throws OssError MalformedXML for a body that is none or too long, InvalidDigest where it is not the promised one
     */
    static Element read(OssRequest request, int maxBytes, String root) throws IOException, OssError {
        var bytes = request.body().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw OssError.malformedXml();
        }
        Bodies.checkMd5(request, Md5.of(bytes).hex());
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            // Without a handler of ours the parser prints what is wrong on standard error.
            builder.setErrorHandler(new DefaultHandler());
            var element = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            if (!element.getNodeName().equals(root)) {
                throw OssError.malformedXml();
            }
            return element;
        } catch (SAXException e) {
            throw OssError.malformedXml();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getNodeName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The text of the first such child; null without one. */
    static @Nullable String text(Element parent, String name) throws OssError {
        var found = children(parent, name);
        if (found.isEmpty()) {
            return null;
        }
        for (var node = found.getFirst().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                throw OssError.malformedXml();
            }
        }
        return found.getFirst().getTextContent();
    }

    /** The same, which must be there. */
    static String required(Element parent, String name) throws OssError {
        var text = text(parent, name);
        if (text == null) {
            throw OssError.malformedXml();
        }
        return text;
    }
}
