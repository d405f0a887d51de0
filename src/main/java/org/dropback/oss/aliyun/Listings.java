package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropback.callback.Stored;
import org.dropback.oss.ListedPart;
import org.dropback.oss.OngoingUpload;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/** ListParts and ListMultipartUploads, page by page. */
final class Listings {

    private static final int MAX_PARTS = 10_000;
    /** A key may take 3 KB in a page, of which no more is read than of any answer. */
    private static final int UPLOADS_A_PAGE = 200;

    /** Asks for one page. */
    interface Page {
        Answer ask(Map<String, @Nullable String> parameters) throws StoreException;
    }

    private Listings() {
    }

    static List<ListedPart> parts(Page page, String uploadId) throws StoreException {
        var parts = new ArrayList<ListedPart>();
        for (int marker = 0; ; marker = parts.getLast().number()) {
            var parameters = new LinkedHashMap<String, @Nullable String>();
            parameters.put("uploadId", uploadId);
            parameters.put("max-parts", "1000");
            parameters.put("part-number-marker", Integer.toString(marker));
            var answer = page.ask(parameters);
            var list = XmlNode.read(answer.body(), "ListPartsResult").orElseThrow(() -> unreadable(answer));
            for (var part : list.all("Part")) {
                parts.add(part(part, marker, answer));
            }
            if (!goesOn(list)) {
                return List.copyOf(parts);
            }
            if (parts.isEmpty() || parts.getLast().number() <= marker || parts.size() > MAX_PARTS) {
                throw unreadable(answer);
            }
        }
    }

    private static ListedPart part(XmlNode part, int marker, Answer answer) throws StoreException {
        try {
            var listed = new ListedPart(Integer.parseInt(part.textOf("PartNumber")), Long.parseLong(part.textOf("Size")),
                    Answer.unquoted(part.textOf("ETag")), part.textOf("HashCrc64ecma"));
            if (listed.number() > marker && listed.number() <= MAX_PARTS && listed.size() >= 0) {
                return listed;
            }
        } catch (NumberFormatException malformed) {
            // The same complaint.
        }
        throw unreadable(answer);
    }

    static List<OngoingUpload> uploads(Page page, String prefix) throws StoreException {
        var uploads = new ArrayList<OngoingUpload>();
        var keyMarker = "";
        var idMarker = "";
        while (true) {
            var parameters = new LinkedHashMap<String, @Nullable String>();
            parameters.put("uploads", null);
            parameters.put("encoding-type", "url");
            parameters.put("max-uploads", Integer.toString(UPLOADS_A_PAGE));
            putIfGiven(parameters, "prefix", prefix);
            putIfGiven(parameters, "key-marker", keyMarker);
            putIfGiven(parameters, "upload-id-marker", idMarker);
            var answer = page.ask(parameters);
            var list = XmlNode.read(answer.body(), "ListMultipartUploadsResult").orElseThrow(() -> unreadable(answer));
            boolean encoded = list.textOf("EncodingType").equals("url");
            for (var upload : list.all("Upload")) {
                uploads.add(upload(upload, encoded, answer));
            }
            if (!goesOn(list)) {
                return List.copyOf(uploads);
            }
            var nextKey = key(list.textOf("NextKeyMarker"), encoded, answer);
            var nextId = list.textOf("NextUploadIdMarker");
            if (nextKey.isEmpty() || list.all("Upload").isEmpty() || nextKey.equals(keyMarker) && nextId.equals(idMarker)) {
                throw unreadable(answer);
            }
            keyMarker = nextKey;
            idMarker = nextId;
        }
    }

    private static OngoingUpload upload(XmlNode upload, boolean encoded, Answer answer) throws StoreException {
        try {
            return new OngoingUpload(key(upload.textOf("Key"), encoded, answer), upload.textOf("UploadId"), Instant.parse(upload.textOf("Initiated")));
        } catch (DateTimeException malformed) {
            throw unreadable(answer);
        }
    }

    private static String key(String text, boolean encoded, Answer answer) throws StoreException {
        try {
            return encoded ? URLDecoder.decode(text, UTF_8) : text;
        } catch (IllegalArgumentException malformed) {
            throw unreadable(answer);
        }
    }

    private static void putIfGiven(Map<String, @Nullable String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private static boolean goesOn(XmlNode list) {
        return list.textOf("IsTruncated").equals("true");
    }

    private static StoreException unreadable(Answer answer) {
        return Failures.unreadable(Stored.UNKNOWN, answer);
    }
}
