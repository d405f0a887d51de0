package org.dropback.architecture.planted.text;

/** Planted: static state, a getInstance, and printing. */
class Habits {
    static int counter;

    static Habits getInstance() {
        System.out.println(counter);
        return new Habits();
    }
}
