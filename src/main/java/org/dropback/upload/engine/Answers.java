package org.dropback.upload.engine;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dropback.upload.IfExists;
import org.dropback.upload.UploadRequest;

/** What this run was answered about objects that are there already, by batch: it counts for jobs too that were read or made before. Any thread. */
final class Answers {

    private final Map<String, IfExists> byBatch = new ConcurrentHashMap<>();

    void put(Collection<String> batches, IfExists how) {
        batches.forEach(batch -> byBatch.put(batch, how));
    }

    boolean has(UploadRequest request) {
        return request.options().ifExists() == IfExists.ASK && byBatch.containsKey(request.options().batch());
    }

    UploadRequest applied(UploadRequest request) {
        return has(request) ? request.with(request.options().with(byBatch.get(request.options().batch()))) : request;
    }
}
