package org.dropback.sandbox;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.dropback.callback.AnswerRules;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.jspecify.annotations.Nullable;

/** The rules and answers in force; they are kept in the data folder where that is wished. Any thread. */
final class Conduct {

    private final @Nullable KeptBehaviour kept;
    private volatile SandboxRules rules;
    private volatile Supplier<AnswerPlan> plan;

    /** Begins as it was kept, else as told. */
    Conduct(SandboxOptions options, Path folder, Executor helpers) {
        kept = options.keepsBehaviour ? new KeptBehaviour(folder.resolve("behaviour.json"), helpers) : null;
        var told = new KeptBehaviour.Behaviour(options.rules, AnswerPlan.always(options.answer));
        var first = kept == null ? told : kept.read(told);
        rules = first.rules();
        plan = first::plan;
    }

    SandboxRules rules() {
        return rules;
    }

    AnswerRules answerRules() {
        return rules.answer();
    }

    void use(SandboxRules newRules) {
        rules = newRules;
        keep();
    }

    AnswerPlan plan() {
        return plan.get();
    }

    /** @param current tells the plan from now on */
    void follow(Supplier<AnswerPlan> current) {
        plan = current;
    }

    /** Saves soon. Never waits. */
    void keep() {
        if (kept != null) {
            kept.saveSoon(this::now);
        }
    }

    /** Saves now. */
    void save() {
        if (kept != null) {
            kept.save(this::now);
        }
    }

    /** Where a copy is of what was kept last time and could not be read. */
    Optional<Path> unreadable() {
        return kept == null ? Optional.empty() : kept.aside();
    }

    private KeptBehaviour.Behaviour now() {
        return new KeptBehaviour.Behaviour(rules, plan());
    }
}
