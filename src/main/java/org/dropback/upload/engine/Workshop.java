package org.dropback.upload.engine;

import java.util.Map;
import org.dropback.connection.PresignedUrl;
import org.dropback.upload.Journal;
import org.dropback.upload.StoreProvider;

/**
 * What all attempts share.
 *
 * @param files lanes of jobs
 * @param parts lanes of the parts of all jobs
 * @param urls  of jobs by ID, in memory alone
 * @param answers to what jobs ask
 */
record Workshop(StoreProvider stores, Journal journal, EngineLimits limits, RateLimit rate, TakenKeys taken, Lanes files, Lanes parts,
                Map<Long, PresignedUrl> urls, Answers answers) {
}
