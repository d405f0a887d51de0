package org.dropback.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the values of secret variables are kept, which no profile file holds. Any thread; may block, though never for ever. */
public interface SecretValues {

    /** Empty where nobody has it. @throws IOException where whoever has it does not give it now */
    Optional<String> find(String entry) throws IOException;

    /** Adds it or replaces it. */
    void keep(String entry, String value) throws IOException;

    /** Does nothing where there is none. */
    void forget(String entry) throws IOException;

    /** Whether what is kept outlives this run. */
    boolean last();

    /** As long as this object, and no longer. */
    static SecretValues ofThisRun() {
        return new OfThisRun(new ConcurrentHashMap<>());
    }

    /** Values in memory. */
    record OfThisRun(Map<String, String> byEntry) implements SecretValues {

        @Override
        public Optional<String> find(String entry) {
            return Optional.ofNullable(byEntry.get(entry));
        }

        @Override
        public void keep(String entry, String value) {
            byEntry.put(entry, value);
        }

        @Override
        public void forget(String entry) {
            byEntry.remove(entry);
        }

        @Override
        public boolean last() {
            return false;
        }

        @Override
        public String toString() {
            return "OfThisRun[" + byEntry.size() + "]";
        }
    }
}
