package org.dropback.desktop.inspector;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.sandbox.Rule;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxRules;
import org.dropback.sandbox.fault.FaultCount;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.text.BadInputException;
import org.dropback.text.Durations;
import org.dropback.text.Messages;

/** How the sandbox behaves while it runs: its rules, its faults, its clock. Each change holds at once. FX thread. */
public final class Behaviour {

    private final Sandbox sandbox;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<SandboxRules> rules = new ReadOnlyObjectWrapper<>();
    private final ObservableList<FaultCount> faults = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Duration> offset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper mark = new ReadOnlyStringWrapper("");
    private final StringProperty fault = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper faultProblem = new ReadOnlyStringWrapper("");
    private final StringProperty clock = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper clockProblem = new ReadOnlyStringWrapper("");
    private final BooleanProperty open = new SimpleBooleanProperty();

    Behaviour(Sandbox sandbox, Messages messages) {
        this.sandbox = sandbox;
        this.messages = messages;
        look();
        offset.subscribe(fast -> clock.set(Durations.write(fast)));
        fault.addListener((_, _, _) -> faultProblem.set(""));
        clock.addListener((_, _, _) -> clockProblem.set(""));
    }

    /** Others change the sandbox too: the control endpoint does, and each request may be struck. */
    void look() {
        rules.set(sandbox.rules());
        var counts = sandbox.faults();
        if (!counts.equals(faults)) {
            faults.setAll(counts);
        }
        offset.set(sandbox.clockOffset());
        now.set(sandbox.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        mark.set(tellChanges());
    }

    private String tellChanges() {
        var changes = new ArrayList<String>();
        if (!faults.isEmpty()) {
            changes.add(messages.get("inspector.sandbox.mark.faults", faults.size()));
        }
        var changed = Arrays.stream(Rule.values()).filter(rule -> !isDefault(rule)).count();
        if (changed > 0) {
            changes.add(messages.get("inspector.sandbox.mark.rules", changed));
        }
        if (!offset.get().isZero()) {
            changes.add(messages.get("inspector.sandbox.mark.clock", Durations.write(offset.get())));
        }
        return changes.isEmpty() ? "" : messages.get("inspector.sandbox.mark", String.join(" · ", changes));
    }

    boolean isDefault(Rule rule) {
        return rules.get().get(rule).equals(rule.choices().getFirst());
    }

    /** @param value one of the rule's choices */
    public void use(Rule rule, String value) {
        if (rules.get().get(rule).equals(value)) {
            return;
        }
        try {
            sandbox.useRules(sandbox.rules().with(rule, value));
            look();
        } catch (BadInputException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void useDefaultRules() {
        sandbox.useRules(SandboxRules.DEFAULT);
        look();
    }

    /** Puts the fault in the field in force. */
    public void addFault() {
        try {
            sandbox.addFault(FaultRule.parse(fault.get()));
            fault.set("");
            look();
        } catch (BadInputException e) {
            faultProblem.set(e.text(messages));
        }
    }

    public void removeFault(FaultCount gone) {
        sandbox.removeFault(gone.rule());
        look();
    }

    /** Sets the clock by the offset in the field. */
    public void setClock() {
        try {
            sandbox.useClockOffset(Durations.parseSigned(clock.get()));
            look();
            clock.set(Durations.write(offset.get()));
        } catch (IllegalArgumentException e) {
            clockProblem.set(messages.get("inspector.sandbox.badClock"));
        }
    }

    public void resetClock() {
        sandbox.useClockOffset(Duration.ZERO);
        look();
        clock.set(Durations.write(Duration.ZERO));
    }

    /** Whether the pane is on show. */
    public BooleanProperty openProperty() {
        return open;
    }

    public ReadOnlyObjectProperty<SandboxRules> rulesProperty() {
        return rules.getReadOnlyProperty();
    }

    /** In force now, with how often each struck. */
    public ObservableList<FaultCount> faults() {
        return faults;
    }

    /** By how much the clock is fast. */
    public ReadOnlyObjectProperty<Duration> offsetProperty() {
        return offset.getReadOnlyProperty();
    }

    /** The time as the sandbox sees it, to the second. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** What is not as it is by default, as a sentence; empty where all is. */
    public ReadOnlyStringProperty markProperty() {
        return mark.getReadOnlyProperty();
    }

    /** A fault rule that is being written. */
    public StringProperty faultProperty() {
        return fault;
    }

    /** Why the fault rule cannot be, as a sentence; empty where nothing is wrong. */
    public ReadOnlyStringProperty faultProblemProperty() {
        return faultProblem.getReadOnlyProperty();
    }

    /** An offset that is being written, such as {@code -20m}. */
    public StringProperty clockProperty() {
        return clock;
    }

    /** Why the offset cannot be, as a sentence; empty where nothing is wrong. */
    public ReadOnlyStringProperty clockProblemProperty() {
        return clockProblem.getReadOnlyProperty();
    }
}
