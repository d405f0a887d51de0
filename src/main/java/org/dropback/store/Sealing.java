package org.dropback.store;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Makes of a secret value what may lie in a database, and back. Any thread; may block on a keychain, though never for ever. */
public interface Sealing {

    /** What {@link #open} makes the value of again, in this run at least. */
    String seal(String value);

    /** Empty where nobody can, such as without the key. */
    Optional<String> open(String sealed);

    /** As long as this object, and no longer: in the database lie names of values in memory. */
    static Sealing ofThisRun() {
        return new OfThisRun(new ConcurrentHashMap<>());
    }

    /** Values in memory. */
    record OfThisRun(Map<String, String> values) implements Sealing {

        @Override
        public String seal(String value) {
            var name = UUID.randomUUID().toString();
            values.put(name, value);
            return name;
        }

        @Override
        public Optional<String> open(String sealed) {
            return Optional.ofNullable(values.get(sealed));
        }

        @Override
        public String toString() {
            return "OfThisRun[" + values.size() + "]";
        }
    }
}
