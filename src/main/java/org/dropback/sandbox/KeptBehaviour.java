package org.dropback.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.AnswerPlanJson;
import org.dropback.sandbox.storage.JsonFiles;
import org.dropback.text.BadInputException;
import org.dropback.text.PlaceholderException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules and answers in a file, so that they are the same tomorrow: {@code {"rules":{"next-url":"connect-error"},"plan":{…}}}. Faults and clock are
 * not in it: nobody expects those of yesterday. What a file says that this version does not know is left out; of a file that is none, and of a plan
 * that is none, a copy is put aside. Any thread.
 */
final class KeptBehaviour {

    /** What the sandbox does where nothing is documented, and what its receiver answers. */
    record Behaviour(SandboxRules rules, AnswerPlan plan) { }

    private static final Logger LOG = LoggerFactory.getLogger(KeptBehaviour.class);
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Path file;
    private final Executor helpers;
    private final AtomicBoolean saving = new AtomicBoolean();
    private @Nullable Path aside;
    private volatile boolean readOnly;

    KeptBehaviour(Path file, Executor helpers) {
        this.file = file;
        this.helpers = helpers;
    }

    /** @param otherwise where there is no file, and for what it does not say */
    Behaviour read(Behaviour otherwise) {
        try {
            return Files.exists(file) ? read(JSON.readTree(Files.readAllBytes(file)), otherwise) : otherwise;
        } catch (JsonProcessingException e) {
            putAside(e);
        } catch (IOException e) {
            LOG.warn("{} cannot be read now and stays as it is", file, e);
            readOnly = true;
        }
        return otherwise;
    }

    private Behaviour read(JsonNode json, Behaviour otherwise) {
        var rules = otherwise.rules();
        for (var rule : Rule.values()) {
            try {
                var value = json.path("rules").path(rule.id());
                rules = value.isTextual() ? rules.with(rule, value.textValue()) : rules;
            } catch (BadInputException e) {
                LOG.warn("{} has a value of {} that is unknown", file, rule.id());
            }
        }
        var plan = otherwise.plan();
        try {
            plan = json.has("plan") ? AnswerPlanJson.parse(json.get("plan").toString()) : plan;
        } catch (IllegalArgumentException | PlaceholderException e) {
            putAside(e);
        }
        return new Behaviour(rules, plan);
    }

    private void putAside(Exception why) {
        try {
            aside = Files.copy(file, file.resolveSibling(file.getFileName() + ".unreadable-" + System.currentTimeMillis()),
                    StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} cannot be read and is kept as {}", file, aside, why);
        } catch (IOException e) {
            LOG.warn("{} cannot be read nor put aside and stays as it is", file, e);
            readOnly = true;
        }
    }

    /** Where the copy is of a file that could not be read. */
    Optional<Path> aside() {
        return Optional.ofNullable(aside);
    }

    /** Saves soon; of many changes at once the last is what is saved. Never waits. */
    void saveSoon(Supplier<Behaviour> current) {
        if (saving.compareAndSet(false, true)) {
            try {
                helpers.execute(() -> {
                    saving.set(false);
                    save(current);
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("Closed meanwhile", e);
            }
        }
    }

    /** Saves now. Where the disk will not have it the old file stays. */
    synchronized void save(Supplier<Behaviour> current) {
        if (readOnly) {
            return;
        }
        var behaviour = current.get();
        var json = JSON.createObjectNode();
        var rules = json.putObject("rules");
        for (var rule : Rule.values()) {
            var value = behaviour.rules().get(rule);
            if (!value.equals(rule.choices().getFirst())) {
                rules.put(rule.id(), value);
            }
        }
        try {
            json.set("plan", JSON.readTree(AnswerPlanJson.format(behaviour.plan())));
            JsonFiles.write(file, json);
        } catch (IOException e) {
            LOG.warn("{} could not be saved", file, e);
        }
    }
}
