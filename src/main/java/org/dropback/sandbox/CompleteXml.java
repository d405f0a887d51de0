package org.dropback.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of CompleteMultipartUpload. */
final class CompleteXml {

    /** 10,000 parts are under 2 MB. */
    private static final int MAX_BYTES = 4 << 20;

    /** @param etag without quotes, as sent */
    record Part(int number, String etag) { }

    private CompleteXml() {
    }

    static List<Part> read(OssRequest request) throws IOException, OssError {
        var parts = new ArrayList<Part>();
        for (var part : RequestXml.children(RequestXml.read(request, MAX_BYTES, "CompleteMultipartUpload"), "Part")) {
            parts.add(new Part(number(RequestXml.required(part, "PartNumber").strip()),
                    RequestXml.required(part, "ETag").strip().replace("\"", "")));
        }
        if (parts.isEmpty()) {
            throw OssError.malformedXml();
        }
        return parts;
    }

    private static int number(String text) throws OssError {
        if (!text.matches("[0-9]{1,9}")) {
            throw OssError.malformedXml();
        }
        return Integer.parseInt(text);
    }
}
