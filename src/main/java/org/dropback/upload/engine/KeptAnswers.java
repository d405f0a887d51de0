package org.dropback.upload.engine;

import java.util.LinkedHashMap;

/** Answers to callbacks, in the order in which their jobs ended: together they stay within a bound, the oldest are cut first. Not safe for threads by itself. */
final class KeptAnswers {

    /** Bytes that stay of an answer that is cut. */
    static final int CUT = 4 << 10;

    private final long most;
    private final LinkedHashMap<Job, Integer> whole = new LinkedHashMap<>();
    private long bytes;

    /** @param most bytes of all answers that are not cut */
    KeptAnswers(long most) {
        this.most = most;
    }

    /** @param job has ended */
    void add(Job job) {
        var size = job.answerBytes();
        if (size <= CUT) {
            return;
        }
        whole.put(job, size);
        bytes += size;
        while (bytes > most) {
            var oldest = whole.firstEntry().getKey();
            forget(oldest);
            oldest.cutAnswer(CUT);
        }
    }

    boolean holds(Job job) {
        return whole.containsKey(job);
    }

    void forget(Job job) {
        var size = whole.remove(job);
        if (size != null) {
            bytes -= size;
        }
    }
}
