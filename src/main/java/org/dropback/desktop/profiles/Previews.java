package org.dropback.desktop.profiles;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Optional;
import org.dropback.callback.BodyRenderer;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackRequests;
import org.dropback.callback.CallbackUrl;
import org.dropback.callback.CheckContext;
import org.dropback.callback.Envelope;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.ProfileChecks;
import org.dropback.callback.RenderRules;
import org.dropback.callback.SystemValues;
import org.dropback.connection.Connection;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.SandboxInfo;
import org.dropback.snippet.SnippetInput;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.dropback.upload.SampleFile;
import org.dropback.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Renders profiles for a sample file with the same code that the sandbox calls back with. Any thread, never throws. */
public final class Previews {

    private static final String OSS_PUBLIC_KEY_URL = "https://gosspublic.alicdn.com/callback_pub_key_v1.pem";

    private final Connection connection;
    private final @Nullable SandboxInfo sandbox;
    private final Clock clock;
    private final Messages messages;

    /** @param sandbox null when uploads go elsewhere */
    public Previews(Connection connection, @Nullable SandboxInfo sandbox, Clock clock, Messages messages) {
        this.connection = connection;
        this.sandbox = sandbox;
        this.clock = clock;
        this.messages = messages;
    }

    ProfilePreview of(CallbackProfile profile) {
        var notes = new ArrayList<FieldNote>();
        ProfileChecks.check(profile, new CheckContext(sandbox != null))
                .forEach(finding -> notes.add(new FieldNote(finding.field(), finding.isError(), finding.text(messages))));
        var callback = profile.resolve(template -> resolved(template, notes));
        var headers = CallbackCodec.encode(callback);
        return new ProfilePreview(notes, request(callback), headers.callbackBytes(), headers.variablesBytes());
    }

    /** The sample with this callback, without secret values. */
    SnippetInput snippet(CallbackProfile profile) {
        var callback = profile.resolve(template -> resolved(template, new ArrayList<>()));
        return new SnippetInput(connection, callback, SampleFile.RELATIVE_PATH, SampleFile.NAME, "image/jpeg", false, UploadOptions.DEFAULT_PART_SIZE)
                .withoutSecretsOf(profile);
    }

    /** A template that cannot be read is told of, and stands for itself. */
    private String resolved(String template, ArrayList<FieldNote> notes) {
        try {
            return SampleFile.resolve(template, ZonedDateTime.now(clock));
        } catch (PlaceholderException e) {
            notes.add(new FieldNote(Field.VARIABLES, true, messages.get(e.messageKey(), e.args().toArray())));
            return template;
        }
    }

    private Code request(Callback callback) {
        var body = BodyRenderer.render(callback, SystemValues.sample(connection.bucket(), SampleFile.RELATIVE_PATH), RenderRules.DEFAULT);
        var url = callback.urls().stream().findFirst().filter(first -> CallbackUrl.parse(first).isPresent());
        return new Code(Code.Language.HTTP, head(callback, body, url) + "\n" + body);
    }

    private String head(Callback callback, String body, Optional<String> url) {
        if (url.isEmpty()) {
            return messages.get("profiles.noRequest") + "\n";
        }
        var keyUrl = sandbox == null ? OSS_PUBLIC_KEY_URL : sandbox.publicKeyUrl().toString();
        var owner = messages.get("profiles.sample.owner");
        var envelope = new Envelope(connection.bucket(), owner, owner, messages.get("profiles.sample.request"), clock.instant(), keyUrl);
        var request = CallbackRequests.build(callback, url.get(), body.getBytes(StandardCharsets.UTF_8), envelope,
                _ -> messages.get("profiles.sample.signature"));
        var head = new StringBuilder("POST " + request.target() + " HTTP/1.1\n");
        request.headers().forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append('\n'));
        return head.toString();
    }
}
