package org.dropback.upload.engine;

/**
 * How many lanes a line is worth: tries more, then fewer, keeps what was better and rests between, each rest longer where nothing came of it. A number of its
 * own for each kind of lane. Not safe for threads by itself.
 */
final class LaneTuner {

    /** More lanes must bring this much: a lane costs a connection and memory. */
    private static final double BETTER = 1.1;
    /** Fewer may cost this much of the best. */
    private static final double AS_GOOD = 0.95;
    private static final int SHORTEST_REST = 4;
    private static final int LONGEST_REST = 32;

    private final int least;
    private final int most;
    private int lanes;
    private int before;
    private double best;
    private boolean trying;
    private boolean up = true;
    /** What began on the lanes of before is still in the next sample. */
    private boolean settling;
    private boolean asked;
    private int rest;
    private int nextRest = SHORTEST_REST;

    /** @param start between {@code least}, 1 or more, and {@code most} */
    LaneTuner(int start, int least, int most) {
        this.least = least;
        this.most = most;
        lanes = start;
    }

    /** A number that stays. */
    static LaneTuner fixed(int lanes) {
        return new LaneTuner(lanes, lanes, lanes);
    }

    int lanes() {
        return lanes;
    }

    /** @param perSecond what went through while all lanes were in use; a sample is to be long enough for each lane to have ended something */
    void sample(double perSecond) {
        asked = false;
        if (settling) {
            settling = false;
        } else if (trying) {
            judge(perSecond);
        } else if (rest > 0) {
            rest--;
        } else {
            best = perSecond;
            step();
        }
    }

    /** OSS asks for less, or no longer answers: half as many, once for all that were asked at the same time. */
    void askedForLess() {
        if (!asked) {
            asked = true;
            lanes = Math.max(least, lanes / 2);
            up = true;
            settling = true;
            rest(LONGEST_REST);
        }
    }

    private void judge(double perSecond) {
        if (perSecond >= best * (up ? BETTER : AS_GOOD)) {
            best = Math.max(best, perSecond);
            nextRest = SHORTEST_REST;
            step();
        } else {
            lanes = before;
            settling = true;
            turn();
        }
    }

    private void step() {
        before = lanes;
        lanes = up ? (int) Math.min(most, lanes + Math.max(1L, lanes / 2)) : Math.max(least, lanes - Math.max(1, lanes / 3));
        trying = lanes != before;
        settling = trying;
        if (!trying) {
            turn();
        }
    }

    private void turn() {
        up = !up;
        rest(nextRest);
        nextRest = Math.min(LONGEST_REST, nextRest * 2);
    }

    private void rest(int samples) {
        trying = false;
        rest = samples;
    }
}
