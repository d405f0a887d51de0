package org.dropback.desktop.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {

    private final ArrayDeque<Runnable> work = new ArrayDeque<>();
    private final List<String> computed = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Latest<String, String> latest = new Latest<>(new Background(work::add, Runnable::run), input -> {
        computed.add(input);
        return input.toUpperCase(java.util.Locale.ROOT);
    }, shown::add);

    private void runAll() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void anInputThatANewerOneOvertookIsNeverComputed() {
        List.of("a", "ab", "abc", "abcd").forEach(latest::want);
        runAll();
        assertEquals(List.of("a", "abcd"), computed);
        assertEquals(List.of("ABCD"), shown);
    }

    @Test
    void oneAfterTheOtherBothAreShown() {
        latest.want("a");
        runAll();
        latest.want("b");
        runAll();
        assertEquals(List.of("A", "B"), shown);
    }

    @Test
    void neverTwoAtOnce() {
        latest.want("a");
        latest.want("b");
        assertEquals(1, work.size());
    }
}
