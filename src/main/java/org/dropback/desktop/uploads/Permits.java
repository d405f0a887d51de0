package org.dropback.desktop.uploads;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Grant;
import org.dropback.connection.Grants;
import org.dropback.connection.ObjectPlace;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.SignatureVersion;
import org.dropback.connection.WebAddress;
import org.dropback.desktop.fx.Background;
import org.dropback.secret.Secret;
import org.dropback.text.Messages;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.RetryWait;
import org.dropback.upload.StoreOpener;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.EngineLimits;
import org.dropback.upload.engine.FirstPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Uploads for which no key is kept here: with the policies or the keys of an application server, with those of a role, by presigned URLs. What is typed in lasts
 * as long as the window and is written nowhere. FX thread.
 */
public final class Permits {

    /** What can be given. */
    public enum Kind {
        PRESIGNED(Field.URLS), POLICY(Field.SERVER), STS(Field.SERVER, Field.ENDPOINT, Field.REGION, Field.BUCKET),
        ROLE(Field.ROLE, Field.KEY_ID, Field.SECRET, Field.STS, Field.ENDPOINT, Field.REGION, Field.BUCKET);

        private final List<Field> fields;

        Kind(Field... fields) {
            this.fields = List.of(fields);
        }

        List<Field> fields() {
            return fields;
        }
    }

    /** What has to be said. */
    public enum Field { URLS, SERVER, ROLE, KEY_ID, SECRET, STS, ENDPOINT, REGION, BUCKET }

    private final StoreOpener opener;
    private final Grants grants;
    private final Consumer<Connection> changed;
    private final Destination destination;
    private final Background background;
    private final Messages messages;
    private final ObjectProperty<@Nullable Kind> open = new SimpleObjectProperty<>();
    private final Map<Field, StringProperty> fields = new EnumMap<>(Field.class);
    private final StringProperty problem = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    /** Calls off what a server is asked. */
    private Runnable asking = () -> { };
    private int asked;

    /** @param changed is told of connections whose grant is another one now */
    public Permits(StoreOpener opener, Grants grants, Consumer<Connection> changed, Destination destination, Background background, Messages messages) {
        this.opener = opener;
        this.grants = grants;
        this.changed = changed;
        this.destination = destination;
        this.background = background;
        this.messages = messages;
        for (var field : Field.values()) {
            fields.put(field, new SimpleStringProperty(""));
        }
        field(Field.STS).set(Access.STS.toString());
    }

    public void ask(Kind kind) {
        if (open.get() != null) {
            forget();
        }
        problem.set("");
        open.set(kind);
    }

    /** The one URL that was given, null and a problem where it is none. */
    @Nullable PresignedUrl url() {
        problem.set("");
        try {
            return PresignedUrl.of(field(Field.URLS).get(), Map.of());
        } catch (IllegalArgumentException e) {
            problem.set(messages.get("uploads.permit.noUrl", 1));
            return null;
        }
    }

    /** The URL puts another object than the one that waits for it. */
    void refuse(String key) {
        problem.set(messages.get("uploads.permit.otherObject", key));
    }

    /** Forgets what is secret of it. */
    public void forget() {
        asking.run();
        asked++;
        open.set(null);
        busy.set(false);
        for (var field : List.of(Field.URLS, Field.SERVER, Field.SECRET)) {
            field(field).set("");
        }
    }

    /** Makes a connection of what was given, and chooses it. */
    public void use() {
        problem.set("");
        try {
            switch (open.get()) {
                case POLICY -> usePolicy(address(Field.SERVER));
                case STS -> {
                    var server = address(Field.SERVER);
                    connect(connection(messages.get("uploads.permit.sts.name", server.getHost()), Access.stsServer(server)), Grant.ofServer(server), "");
                }
                case ROLE -> {
                    var role = required(Field.ROLE);
                    var keys = new Credentials(required(Field.KEY_ID), new Secret(required(Field.SECRET)), null);
                    connect(connection(role.substring(role.lastIndexOf('/') + 1), Access.role(role, address(Field.STS))), Grant.of(keys), "");
                }
                case PRESIGNED -> { }
                case null -> { }
            }
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /** The server says which bucket it is, and in which folder. */
    private void usePolicy(URI server) {
        asking.run();
        busy.set(true);
        var grant = Grant.ofServer(server);
        var access = Access.policyServer(server);
        var source = new Connection(server.getHost(), server, "", "", SignatureVersion.V4).with(access);
        int number = ++asked;
        asking = background.start(() -> FirstPolicy.of(opener.policies(source, grant), EngineLimits.DEFAULT_RETRY_FOR, wait -> background.tell(() -> {
            if (number == asked) {
                waits(wait);
            }
        })), policy -> {
            var place = ObjectPlace.of(policy.host());
            connect(new Connection(messages.get("uploads.permit.policy.name", server.getHost()), place.endpoint(), "", place.bucket(), SignatureVersion.V4).with(access), grant, policy.folder());
        }, failure -> {
            busy.set(false);
            problem.set(failure instanceof CredentialsException ? messages.get("uploads.permit.noPolicy", String.valueOf(failure.getMessage())) : failure.toString());
        });
    }

    /** Whoever does not want to wait presses again, or mends the address before. */
    private void waits(RetryWait wait) {
        long seconds = wait.seconds(Instant.now());
        busy.set(false);
        problem.set(messages.get("uploads.permit.nextTry", wait.reason().message(), seconds));
    }

    private void connect(Connection connection, Grant grant, String folder) {
        grants.put(connection, grant);
        changed.accept(connection);
        destination.connect(connection, folder);
        forget();
    }

    private Connection connection(String name, Access access) {
        var region = required(Field.REGION);
        return new Connection(name, address(Field.ENDPOINT), region.startsWith("oss-") ? region.substring("oss-".length()) : region, required(Field.BUCKET),
                SignatureVersion.V4).with(access);
    }

    private String required(Field field) {
        var text = field(field).get().strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(messages.get("uploads.permit.missing", name(field)));
        }
        return text;
    }

    private URI address(Field field) {
        var text = required(field);
        try {
            var address = URI.create(text.contains("://") ? text : "https://" + text);
            Access.stsServer(address);
            return address;
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(messages.get("uploads.permit.noAddress", name(field)));
        }
    }

    /** The URLs with their files, in their order; null and a problem where they do not fit. @param files asks for them */
    @Nullable List<UploadRequest> presigned(Supplier<List<Path>> files) {
        problem.set("");
        var urls = new ArrayList<PresignedUrl>();
        for (var line : field(Field.URLS).get().lines().filter(line -> !line.isBlank()).toList()) {
            try {
                urls.add(PresignedUrl.of(line, Map.of()));
            } catch (IllegalArgumentException e) {
                problem.set(messages.get("uploads.permit.noUrl", urls.size() + 1));
                return null;
            }
        }
        if (urls.isEmpty()) {
            problem.set(messages.get("uploads.permit.missing", name(Field.URLS)));
            return null;
        }
        var chosen = files.get();
        if (chosen.isEmpty()) {
            return null;
        }
        if (chosen.size() != urls.size()) {
            problem.set(messages.get("uploads.permit.count", chosen.size(), urls.size()));
            return null;
        }
        var requests = new ArrayList<UploadRequest>();
        for (int i = 0; i < urls.size(); i++) {
            requests.add(request(new ScannedFile(chosen.get(i), String.valueOf(chosen.get(i).getFileName()), null), urls.get(i)));
        }
        forget();
        return requests;
    }

    private static UploadRequest request(ScannedFile file, PresignedUrl url) {
        var place = url.place();
        var connection = new Connection(String.valueOf(WebAddress.host(url.reveal())), place.endpoint(), "", place.bucket(), SignatureVersion.V4).with(Access.PRESIGNED_URLS);
        return new UploadRequest(file.file(), file.relativePath(), connection, place.key().replace("{", "{{"), null,
                new UploadOptions(UploadMethod.PRESIGNED, UploadOptions.DEFAULT_PART_SIZE), null, false, url);
    }

    String name(Field field) {
        return messages.get("uploads.permit.field." + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /** What is asked for; null where nothing is. */
    public ObjectProperty<@Nullable Kind> openProperty() {
        return open;
    }

    public StringProperty field(Field field) {
        return fields.get(field);
    }

    /** What is wrong with what was given; "" for nothing. */
    public StringProperty problemProperty() {
        return problem;
    }

    /** Whether a server is being asked. */
    public BooleanProperty busyProperty() {
        return busy;
    }
}
