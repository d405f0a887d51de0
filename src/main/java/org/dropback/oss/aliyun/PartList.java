package org.dropback.oss.aliyun;

import java.util.List;
import org.dropback.oss.PartReceipt;

/** The body of CompleteMultipartUpload. */
final class PartList {

    private PartList() {
    }

    static String xml(List<PartReceipt> parts) {
        var xml = new StringBuilder("<CompleteMultipartUpload>");
        for (var part : parts) {
            xml.append("<Part><PartNumber>").append(part.number()).append("</PartNumber><ETag>&quot;").append(escaped(part.etag()))
                    .append("&quot;</ETag></Part>");
        }
        return xml.append("</CompleteMultipartUpload>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
