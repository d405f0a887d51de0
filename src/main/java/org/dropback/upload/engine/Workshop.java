package org.dropback.upload.engine;

import org.dropback.upload.Journal;
import org.dropback.upload.StoreProvider;

/** What all attempts share. */
record Workshop(StoreProvider stores, Journal journal, EngineLimits limits, RateLimit rate, TakenKeys taken) {
}
