package org.dropback.desktop.profiles;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropback.callback.BodyRenderer;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackRequests;
import org.dropback.callback.CallbackUrl;
import org.dropback.callback.CheckContext;
import org.dropback.callback.Envelope;
import org.dropback.callback.Finding;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.ProfileChecks;
import org.dropback.callback.RenderRules;
import org.dropback.callback.ShownCallback;
import org.dropback.callback.SystemValues;
import org.dropback.callback.SystemVariable;
import org.dropback.connection.Connection;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.SandboxInfo;
import org.dropback.snippet.SnippetInput;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.PartPlan;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Renders profiles for a sample file with the same code that the sandbox calls back with. Any thread, never throws. */
public final class Previews {

    private static final String OSS_PUBLIC_KEY_URL = "https://gosspublic.alicdn.com/callback_pub_key_v1.pem";

    private final Connection connection;
    private final @Nullable SandboxInfo sandbox;
    private final Clock clock;
    private final Messages messages;

    /** @param sandbox null where none runs */
    public Previews(Connection connection, @Nullable SandboxInfo sandbox, Clock clock, Messages messages) {
        this.connection = connection;
        this.sandbox = sandbox;
        this.clock = clock;
        this.messages = messages;
    }

    /** For uploads that go there. */
    Previews to(Connection other) {
        return new Previews(other, sandbox, clock, messages);
    }

    /** @param problems why the profile is not known whole */
    ProfilePreview of(CallbackProfile profile, List<Finding> problems, Sample sample) {
        var notes = new ArrayList<FieldNote>();
        problems.forEach(problem -> notes.add(FieldNote.of(problem, messages)));
        ProfileChecks.check(profile, new CheckContext(connection.isLocal(), connection.region(), sample.values().mimeType()))
                .forEach(finding -> notes.add(FieldNote.of(finding, messages)));
        var callback = profile.resolve(template -> resolved(template, sample, notes));
        var shown = ShownCallback.of(callback, profile);
        var inBucket = sample.in(connection.bucket());
        return new ProfilePreview(notes, request(callback, shown, inBucket), values(shown, inBucket), shown.variables(), CallbackCodec.encode(callback),
                profile.secrets(), snippet(callback, sample).withoutSecretsOf(profile));
    }

    private SnippetInput snippet(Callback callback, Sample sample) {
        var options = new UploadOptions(null, UploadOptions.DEFAULT_PART_SIZE);
        boolean multipart = UploadMethod.choose(options, sample.size()) == UploadMethod.MULTIPART;
        var partSize = multipart ? PartPlan.of(sample.size(), options.partSize()).partSize() : options.partSize();
        return new SnippetInput(connection, callback, sample.values().object(), sample.path(), sample.values().mimeType(), multipart, partSize);
    }

    /** A template that cannot be filled is told of, and stands for itself; of one that cannot be read the checks tell. */
    private String resolved(String template, Sample sample, ArrayList<FieldNote> notes) {
        try {
            return sample.resolve(template, ZonedDateTime.now(clock));
        } catch (PlaceholderException e) {
            if (isTemplate(template)) {
                notes.add(new FieldNote(Field.VARIABLES, true, messages.get(e.messageKey(), e.args().toArray()), List.of()));
            }
            return template;
        }
    }

    private static boolean isTemplate(String text) {
        try {
            PlaceholderTemplate.parse(text);
            return true;
        } catch (PlaceholderException e) {
            return false;
        }
    }

    /** Each variable alone is rendered like a body. */
    private static Map<String, String> values(Callback callback, SystemValues sample) {
        var names = new ArrayList<>(callback.variables().keySet());
        Arrays.stream(SystemVariable.values()).forEach(variable -> names.add(variable.variable()));
        var values = new HashMap<String, String>();
        names.forEach(name -> values.put(name, ShownCallback.body(new Callback(callback.urls(), callback.host(), callback.sni(), callback.bodyType(),
                "${" + name + "}", callback.variables(), callback.headers()), sample)));
        return values;
    }

    /** The head is that of the whole body, the body is without secrets. */
    private Code request(Callback callback, Callback shown, SystemValues sample) {
        var url = callback.urls().stream().findFirst().filter(first -> CallbackUrl.parse(first).isPresent());
        var head = head(callback, BodyRenderer.render(callback, sample, RenderRules.DEFAULT), url);
        return new Code(Code.Language.HTTP, head + "\n" + ShownCallback.body(shown, sample));
    }

    private String head(Callback callback, String body, Optional<String> url) {
        if (url.isEmpty()) {
            return messages.get("profiles.noRequest") + "\n";
        }
        var keyUrl = sandbox == null || !connection.isLocal() ? OSS_PUBLIC_KEY_URL : sandbox.publicKeyUrl().toString();
        var owner = messages.get("profiles.sample.owner");
        var envelope = new Envelope(connection.bucket(), owner, owner, messages.get("profiles.sample.request"), clock.instant(), keyUrl);
        var request = CallbackRequests.build(callback, url.get(), body.getBytes(StandardCharsets.UTF_8), envelope,
                _ -> messages.get("profiles.sample.signature"));
        var head = new StringBuilder("POST " + request.target() + " HTTP/1.1\n");
        request.headers().forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append('\n'));
        return head.toString();
    }
}
