package org.dropback.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import org.dropback.sandbox.storage.Bucket;

/** The two ListObjects. Any thread. */
final class ListOperations {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LISTED = 100;
    private static final int MOST_LISTED = 1_000;

    OssAnswer listV1(OssRequest request, Bucket bucket) throws OssError {
        var encode = encoding(request);
        var listing = listing(request, bucket, request.parameter("marker").orElse(""));
        var xml = head(request, bucket).element("Marker", encode.apply(request.parameter("marker").orElse("")));
        if (listing.truncated()) {
            xml.element("NextMarker", encode.apply(listing.last()));
        }
        return body(xml, listing, encode, true);
    }

    OssAnswer listV2(OssRequest request, Bucket bucket) throws OssError {
        if (!request.parameter("list-type").orElse("").equals("2")) {
            throw OssError.invalidArgument("The list type is invalid.", "list-type", request.parameter("list-type").orElse(""));
        }
        var encode = encoding(request);
        var token = request.parameter("continuation-token").filter(t -> !t.isEmpty());
        var after = token.isPresent() ? Listing.decodeToken(token.get()) : request.parameter("start-after").orElse("");
        var listing = listing(request, bucket, after);
        var xml = head(request, bucket).element("StartAfter", encode.apply(request.parameter("start-after").orElse("")))
                .element("KeyCount", listing.objects().size() + listing.commonPrefixes().size());
        token.ifPresent(t -> xml.element("ContinuationToken", t));
        if (listing.truncated()) {
            xml.element("NextContinuationToken", Listing.encodeToken(listing.last()));
        }
        return body(xml, listing, encode, request.parameter("fetch-owner").orElse("").equals("true"));
    }

    static String isoDate(long millis) {
        return ISO.format(Instant.ofEpochMilli(millis));
    }

    /** How keys are written into the answer. */
    static UnaryOperator<String> encoding(OssRequest request) throws OssError {
        var type = request.parameter("encoding-type").orElse("");
        if (!type.isEmpty() && !type.equals("url")) {
            throw OssError.invalidArgument("Invalid Encoding Method specified in Request.", "encoding-type", type);
        }
        return type.isEmpty() ? UnaryOperator.identity() : Percent::encode;
    }

    private static Listing listing(OssRequest request, Bucket bucket, String after) throws OssError {
        return Listing.of(bucket.objects(), request.parameter("prefix").orElse(""), request.parameter("delimiter").orElse(""), after,
                request.number("max-keys", LISTED, MOST_LISTED));
    }

    private static XmlWriter head(OssRequest request, Bucket bucket) throws OssError {
        var encode = encoding(request);
        var xml = new XmlWriter().open("ListBucketResult").element("Name", bucket.name())
                .element("Prefix", encode.apply(request.parameter("prefix").orElse("")))
                .element("MaxKeys", request.number("max-keys", LISTED, MOST_LISTED))
                .element("Delimiter", encode.apply(request.parameter("delimiter").orElse("")));
        request.parameter("encoding-type").ifPresent(type -> xml.element("EncodingType", type));
        return xml;
    }

    private static OssAnswer body(XmlWriter xml, Listing listing, UnaryOperator<String> encode, boolean owner) {
        xml.element("IsTruncated", Boolean.toString(listing.truncated()));
        for (var object : listing.objects()) {
            xml.open("Contents").element("Key", encode.apply(object.key())).element("LastModified", isoDate(object.modifiedMillis()))
                    .element("ETag", '"' + object.etag() + '"').element("Type", object.type())
                    .element("Size", object.size()).element("StorageClass", object.headers().getOrDefault("x-oss-storage-class", "Standard"));
            if (owner) {
                BucketOperations.owner(xml);
            }
            xml.close("Contents");
        }
        listing.commonPrefixes().forEach(prefix -> xml.open("CommonPrefixes").element("Prefix", encode.apply(prefix)).close("CommonPrefixes"));
        return OssAnswer.xml(xml.close("ListBucketResult"));
    }
}
