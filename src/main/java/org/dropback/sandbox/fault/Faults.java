package org.dropback.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.jspecify.annotations.Nullable;

/**
 * The faults in force and how often each struck. Exchanging them concerns later requests only and begins to count anew; where one is added or
 * removed the others go on counting. Counting is exact: of requests that come at once, each gets a number of its own. Any thread.
 */
public final class Faults {

    private List<Counted> counted = List.of();

    public Faults(List<FaultRule> rules) {
        use(rules);
    }

    public synchronized void use(List<FaultRule> rules) {
        counted = rules.stream().map(Counted::new).toList();
    }

    public synchronized void add(FaultRule rule) {
        counted = Stream.concat(counted.stream(), Stream.of(new Counted(rule))).toList();
    }

    /** @param text of the rule; of several alike the first goes */
    public synchronized void remove(String text) {
        var left = new ArrayList<>(counted);
        counted.stream().filter(each -> each.rule.text().equals(text)).findFirst().ifPresent(left::remove);
        counted = List.copyOf(left);
    }

    public synchronized List<FaultCount> counts() {
        return counted.stream().map(each -> new FaultCount(each.rule.text(), each.matching, each.struck)).toList();
    }

    /** What strikes this request; counts it. */
    public BentExchange of(OssRequest request) {
        return new BentExchange(striking(operation(request), request.key(), false));
    }

    /** What strikes the callback of this upload; counts it. */
    public Optional<Fault> ofCallback(Operation operation, String key) {
        return striking(operation, key, true).stream().map(FaultRule::fault).findFirst();
    }

    private synchronized List<FaultRule> striking(@Nullable Operation operation, @Nullable String key, boolean ofCallback) {
        var striking = new ArrayList<FaultRule>();
        for (var each : counted) {
            if (each.rule.fault().concernsCallback() == ofCallback && each.rule.matches(operation, key)) {
                each.matching++;
                if (each.rule.strikes(each.matching, each.struck)) {
                    each.struck++;
                    striking.add(each.rule);
                }
            }
        }
        return striking;
    }

    private static @Nullable Operation operation(OssRequest request) {
        try {
            return Operation.of(request);
        } catch (OssError unknown) {
            return null;
        }
    }

    private static final class Counted {

        private final FaultRule rule;
        private long matching;
        private long struck;

        Counted(FaultRule rule) {
            this.rule = rule;
        }
    }
}
