package org.dropback.oss.aliyun;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The texts of the direct children of a flat XML answer of OSS. */
final class XmlFields {

    private XmlFields() {
    }

    /** Empty where the bytes are not XML with this root. */
    static Optional<Map<String, String>> read(byte[] xml, String root) {
        return XmlNode.read(xml, root).map(node -> {
            var fields = new HashMap<String, String>();
            node.children().forEach(child -> fields.putIfAbsent(child.name(), child.text().strip()));
            return fields;
        });
    }
}
