package org.dropback.settings;

/**
 * What the window does while the queue works and when it ends.
 *
 * @param stayAwake whether the machine is kept from falling asleep meanwhile
 * @param tell      whether it says so where the window is not in front
 */
public record WhenDone(boolean stayAwake, boolean tell, Ending ending) {

    static final WhenDone DEFAULT = new WhenDone(true, true, Ending.NOTHING);

    public WhenDone withStayAwake(boolean value) {
        return new WhenDone(value, tell, ending);
    }

    public WhenDone withTell(boolean value) {
        return new WhenDone(stayAwake, value, ending);
    }

    public WhenDone withEnding(Ending value) {
        return new WhenDone(stayAwake, tell, value);
    }
}
