package org.dropback.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.callback.AskedCallback;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackRefusedException;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.CheckContext;
import org.dropback.callback.ProfileChecks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The words that say what OSS shall call: a saved profile, single settings, or both, where the settings override the profile. */
final class CallbackOptions {

    static final String NO_CALLBACK = "--no-callback";
    static final String ALLOW_PRIVATE = "--allow-private-callback";
    /** Name of a callback that was never saved. */
    private static final String UNSAVED = "command line";

    @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "cli.option.profile")
    @Nullable String profile;

    @Option(names = "--environment", paramLabel = "NAME", descriptionKey = "cli.option.environment")
    @Nullable String environment;

    @Option(names = "--callback-url", paramLabel = "URL", descriptionKey = "cli.option.callback-url")
    List<String> urls = new ArrayList<>();

    @Option(names = "--callback-body", paramLabel = "TEMPLATE", descriptionKey = "cli.option.callback-body")
    @Nullable String body;

    @Option(names = "--callback-body-type", paramLabel = "form|json", descriptionKey = "cli.option.callback-body-type")
    @Nullable BodyType bodyType;

    @Option(names = "--callback-host", paramLabel = "HOST", descriptionKey = "cli.option.callback-host")
    @Nullable String host;

    @Option(names = "--callback-sni", descriptionKey = "cli.option.callback-sni")
    boolean sni;

    @Option(names = "--callback-header", paramLabel = "K=V", descriptionKey = "cli.option.callback-header")
    List<String> headers = new ArrayList<>();

    @Option(names = "--var", paramLabel = "x:NAME=VALUE", descriptionKey = "cli.option.var")
    List<String> fixed = new ArrayList<>();

    @Option(names = "--var-from", paramLabel = "x:NAME=TEMPLATE", descriptionKey = "cli.option.var-from")
    List<String> fromFile = new ArrayList<>();

    @Option(names = ALLOW_PRIVATE, descriptionKey = "cli.option.allow-private-callback")
    boolean allowPrivate;

    @Option(names = NO_CALLBACK, descriptionKey = "cli.option.no-callback")
    boolean none;

    /**
     * The callback asked for, null for a plain upload.
     *
     * @param store what is uploaded to
     */
    @Nullable CallbackProfile resolve(CheckContext store, CliServices services) {
        var merged = merged(services);
        if (merged != null) {
            demandBody(merged, services);
            demandAnswers(merged, services);
            check(merged, store, services);
        }
        return merged;
    }

    /** As {@link #resolve} where there must be one. */
    CallbackProfile demanded(CheckContext store, CliServices services) {
        var resolved = resolve(store, services);
        if (resolved == null) {
            throw new WrongUsage(services.messages().get("cli.usage.no-callback"));
        }
        return resolved;
    }

    /** The callback asked for, whatever OSS would make of it. */
    CallbackProfile required(CliServices services) {
        var merged = merged(services);
        if (merged == null) {
            throw new WrongUsage(services.messages().get("cli.usage.no-callback"));
        }
        return merged;
    }

    /** As {@link #required}, of which a request can be made. */
    CallbackProfile requiredWithBody(CliServices services) {
        var merged = required(services);
        demandBody(merged, services);
        demandAnswers(merged, services);
        return merged;
    }

    private static void demandBody(CallbackProfile profile, CliServices services) {
        if (profile.body().isEmpty()) {
            throw new WrongUsage(services.messages().get("cli.usage.callback-without-body"));
        }
    }

    private static void demandAnswers(CallbackProfile profile, CliServices services) {
        var asked = profile.asked();
        if (!asked.isEmpty()) {
            var words = asked.stream().map(variable -> "--var " + variable.name() + "=" + (variable.secret() ? "" : variable.value())).collect(Collectors.joining(" "));
            boolean secret = asked.stream().anyMatch(CallbackVariable::secret);
            throw new WrongUsage(services.messages().get(secret ? "cli.usage.unanswered-secret" : "cli.usage.unanswered", words));
        }
    }

    private @Nullable CallbackProfile merged(CliServices services) {
        if (none) {
            return null;
        }
        var messages = services.messages();
        boolean settings = body != null || bodyType != null || host != null || sni || Stream.of(headers, fixed, fromFile).anyMatch(list -> !list.isEmpty());
        if (profile == null && environment != null) {
            throw new WrongUsage(messages.get("cli.usage.environment-without-profile"));
        }
        if (profile == null && urls.isEmpty()) {
            if (settings) {
                throw new WrongUsage(messages.get("cli.usage.callback-without-url"));
            }
            return null;
        }
        return over(profile == null ? new CallbackProfile(UNSAVED, List.of(), null, false, BodyType.FORM, "", List.of(), Map.of()) : saved(profile, services),
                services);
    }

    /** Of a connection: counts where the words name no callback. @param name "" for none */
    void useDefault(String name) {
        if (!none && profile == null && urls.isEmpty() && !name.isEmpty()) {
            profile = name;
        }
    }

    /** Whether a saved profile is named, so that nothing recorded counts. */
    boolean namesProfile() {
        return profile != null;
    }

    /** A callback as the settings override it. */
    CallbackProfile over(CallbackProfile base, CliServices services) {
        return new CallbackProfile(base.name(), urls.isEmpty() ? base.urls() : urls, host == null ? base.host() : host, sni || base.sni(),
                bodyType == null ? base.bodyType() : bodyType, body == null ? base.body() : body, variables(base, services), headers(base, services));
    }

    /** What OSS would refuse for every file is told before the first byte (of a multipart upload it is asked only after the last); the rest is a note. */
    private void check(CallbackProfile profile, CheckContext store, CliServices services) {
        var messages = services.messages();
        var found = ProfileChecks.check(profile, store);
        var findings = found.stream().map(finding -> finding.text(messages)).toList();
        if (!allowPrivate) {
            found.stream().filter(finding -> finding.code().equals("urlPrivate")).findFirst().ifPresent(finding -> {
                throw new WrongUsage(finding.text(messages) + " " + messages.get("cli.usage.private-callback", ALLOW_PRIVATE));
            });
        }
        try {
            var headers = CallbackCodec.encode(profile.resolve(template -> template));
            CallbackCodec.decode(headers.callback(), headers.variables());
            findings.forEach(finding -> services.console().err().println("dropback: " + finding));
        } catch (CallbackRefusedException e) {
            throw new WrongUsage(messages.get("cli.usage.callback-refused", e.refusal().message()) + "\n" + String.join("\n", findings));
        }
    }

    private CallbackProfile saved(String name, CliServices services) {
        var store = SavedProfiles.open(services);
        SavedProfiles.named(name, store, services);
        var effective = store.book().effective(name, environment);
        return effective.usable().orElseThrow(() -> new WrongUsage(effective.problems().getFirst().text(services.messages())));
    }

    /** What was left out of a recorded callback and no setting gives again. */
    List<String> missing(AskedCallback recorded, CliServices services) {
        var given = Stream.concat(Stream.concat(fixed.stream(), fromFile.stream()).map(word -> Pair.of("--var", word, services.messages())),
                headers.stream().map(word -> Pair.of("--callback-header", word, services.messages()))).map(Pair::name).toList();
        return recorded.leftOut().stream().filter(name -> !given.contains(name) && !(name.equals(AskedCallback.URL) && !urls.isEmpty())).toList();
    }

    private List<CallbackVariable> variables(CallbackProfile base, CliServices services) {
        var byName = new LinkedHashMap<String, CallbackVariable>();
        base.variables().forEach(variable -> byName.put(variable.name(), variable));
        fixed.forEach(word -> {
            var pair = Pair.of("--var", word, services.messages());
            var before = byName.get(pair.name());
            byName.put(pair.name(), CallbackVariable.fixed(pair.name(), pair.value()).withSecret(before != null && before.secret()));
        });
        fromFile.forEach(word -> {
            var pair = Pair.of("--var-from", word, services.messages());
            Templates.parse("--var-from", pair.value(), services.messages());
            byName.put(pair.name(), CallbackVariable.fromFile(pair.name(), pair.value()));
        });
        return List.copyOf(byName.values());
    }

    private Map<String, String> headers(CallbackProfile base, CliServices services) {
        var merged = new LinkedHashMap<>(base.headers());
        headers.forEach(word -> {
            var pair = Pair.of("--callback-header", word, services.messages());
            merged.put(pair.name(), pair.value());
        });
        return merged;
    }
}
