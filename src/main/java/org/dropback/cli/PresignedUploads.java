package org.dropback.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.dropback.connection.Connection;
import org.dropback.connection.ObjectPlace;
import org.dropback.connection.PresignedUrl;
import org.dropback.text.Messages;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;

/** Files and the URLs that put them, one for each and in the same order. */
record PresignedUploads(List<ScannedFile> files, List<PresignedUrl> urls, Messages messages) {

    /** @throws WrongUsage where their numbers differ, or two URLs put the same object */
    List<UploadRequest> requests(Function<PresignedUrl, Connection> connection, UploadOptions options) {
        if (files.size() != urls.size()) {
            throw new WrongUsage(messages.get("cli.usage.url-count", files.size(), urls.size()));
        }
        var places = new HashMap<ObjectPlace, ScannedFile>();
        var requests = new ArrayList<UploadRequest>(urls.size());
        for (int i = 0; i < urls.size(); i++) {
            var file = files.get(i);
            var place = urls.get(i).place();
            var other = places.putIfAbsent(place, file);
            if (other != null) {
                throw new WrongUsage(messages.get("cli.usage.one-url", Printable.line(place.key()), Printable.line(other.file().toString()),
                        Printable.line(file.file().toString())));
            }
            requests.add(new UploadRequest(file.file(), file.relativePath(), connection.apply(urls.get(i)), place.key().replace("{", "{{"), null, options, null, false,
                    urls.get(i)));
        }
        return requests;
    }
}
