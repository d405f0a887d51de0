package org.dropback.sandbox;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form that uploads a file, read up to its file. Used by the thread that serves it.
 *
 * @param fields    before the file; their names whatever their case
 * @param variables the fields {@code x:name}, names as written
 * @param fileName  without folders, "" where the form gives none
 * @param fileType  Content-Type of the file's part; null without
 * @param file      its bytes, as they arrive
 */
record Form(Map<String, String> fields, Map<String, String> variables, String fileName, @Nullable String fileType, InputStream file) {

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** A field that must be there before the file. */
    String required(String name, @Nullable String ec) throws OssError {
        return field(name).orElseThrow(() -> OssError.invalidArgument("The bucket POST must contain the specified '" + name
                + "'. If it is specified, please check the order of the fields", name, "", ec));
    }

    /** With {@code ${filename}} filled in. */
    String key() throws OssError {
        return required("key", null).replace("${filename}", fileName);
    }

    /** What the object gets: the field made for it, else what the file says, else the common field (facts 4). */
    String contentType() {
        return field("x-oss-content-type").filter(type -> !type.isEmpty()).or(() -> Optional.ofNullable(fileType).filter(type -> !type.isEmpty()))
                .or(() -> field("content-type").filter(type -> !type.isEmpty())).orElse("application/octet-stream");
    }
}
