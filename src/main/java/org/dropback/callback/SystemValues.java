package org.dropback.callback;

/**
 * What OSS knows of one upload and puts into its callback (facts 1.4). Everything is text as OSS writes it; "" means empty.
 *
 * @param etag      upper-case hex, without quotes
 * @param size      bytes of the whole object
 * @param crc64     unsigned decimal
 * @param operation {@code PutObject}, {@code PostObject} or {@code CompleteMultipartUpload}
 */
public record SystemValues(String bucket, String object, String etag, long size, String mimeType, String imageHeight, String imageWidth,
                           String imageFormat, String crc64, String contentMd5, String vpcId, String clientIp, String reqId,
                           String operation) {

    /** A picture put into a bucket: for previews and checks, where nothing has been uploaded yet. */
    public static SystemValues sample(String bucket, String object) {
        return new SystemValues(bucket, object, "5EB63BBBE01EEED093CB22BB8F5ACDC3", 114020, "image/jpeg", "539", "810", "jpg",
                "5981764153023615706", "XrY7u+Ae7tCTyyK7j1rNww==", "", "203.0.113.7", "5F3A4B5C6D7E8F9012345678", "PutObject");
    }

    /** The same of a file that is no picture. */
    public SystemValues withoutPicture() {
        return new SystemValues(bucket, object, etag, size, mimeType, "", "", "", crc64, contentMd5, vpcId, clientIp, reqId, operation);
    }

    /** The same of a multipart upload, of which OSS has no Content-MD5. */
    SystemValues withoutContentMd5() {
        return new SystemValues(bucket, object, etag, size, mimeType, imageHeight, imageWidth, imageFormat, crc64, "", vpcId, clientIp, reqId, operation);
    }

    public String get(SystemVariable variable) {
        return switch (variable) {
            case BUCKET -> bucket;
            case OBJECT -> object;
            case ETAG -> etag;
            case SIZE -> Long.toString(size);
            case MIME_TYPE -> mimeType;
            case IMAGE_HEIGHT -> imageHeight;
            case IMAGE_WIDTH -> imageWidth;
            case IMAGE_FORMAT -> imageFormat;
            case CRC64 -> crc64;
            case CONTENT_MD5 -> contentMd5;
            case VPC_ID -> vpcId;
            case CLIENT_IP -> clientIp;
            case REQ_ID -> reqId;
            case OPERATION -> operation;
        };
    }
}
