package org.dropback.desktop.connections;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.connection.Addressing;
import org.dropback.connection.ConnectionProblem;
import org.dropback.connection.ConnectionRules;
import org.dropback.connection.Endpoint;
import org.dropback.connection.Endpoints;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.Proxy;
import org.dropback.connection.Regions;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.BadInputException;
import org.jspecify.annotations.Nullable;

/** A connection as it is being filled in. What is typed blind is in it until it is saved. FX thread. */
final class ConnectionDraft {

    private final @Nullable SavedConnection base;
    private final SavedConnection start;
    private final Map<DraftField, StringProperty> texts = new EnumMap<>(DraftField.class);
    private final ObjectProperty<Endpoint.Kind> door;
    private final ObjectProperty<KeySource.Kind> keys;
    private final ObjectProperty<Proxy.Kind> proxy;
    private final ObjectProperty<SignatureVersion> signature;
    private final ObjectProperty<Addressing> addressing;
    private final BooleanProperty tls;
    private final ReadOnlyObjectWrapper<SavedConnection> now;
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final BooleanProperty secretMissing = new SimpleBooleanProperty();
    private final ToldProblems told;

    /** @param base as it was saved; null for a new one, which {@code start} then is */
    ConnectionDraft(@Nullable SavedConnection base, SavedConnection start) {
        this.base = base;
        this.start = start;
        Arrays.stream(DraftField.values()).forEach(field -> texts.put(field, new SimpleStringProperty(DraftTexts.of(start, field))));
        door = new SimpleObjectProperty<>(start.endpoint().kind());
        keys = new SimpleObjectProperty<>(start.keys().kind());
        proxy = new SimpleObjectProperty<>(start.network().proxy().kind());
        signature = new SimpleObjectProperty<>(start.signature());
        addressing = new SimpleObjectProperty<>(start.addressing());
        tls = new SimpleBooleanProperty(start.endpoint().tls());
        now = new ReadOnlyObjectWrapper<>(start);
        texts.values().forEach(text -> text.subscribe(this::look));
        List.of(door, keys, proxy, signature, addressing).forEach(choice -> choice.subscribe(this::look));
        tls.subscribe(this::look);
        text(DraftField.HOST).addListener((_, _, typed) -> understand(typed));
        told = new ToldProblems(this);
    }

    private void look() {
        now.set(read());
        changed.set(base == null || !now.get().equals(base) || !secrets().isEmpty());
    }

    /** An endpoint of OSS that is pasted whole fills in what it says. */
    private void understand(String typed) {
        if (typed.matches("https?://.*")) {
            tls.set(typed.startsWith("https"));
        }
        try {
            var pasted = Endpoints.parse(typed, get(DraftField.REGION));
            if (!pasted.endpoint().kind().needsHost()) {
                door.set(pasted.endpoint().kind());
                tls.set(pasted.endpoint().tls());
                text(DraftField.REGION).set(pasted.endpoint().region());
                text(DraftField.HOST).set("");
                if (!pasted.bucket().isEmpty()) {
                    text(DraftField.BUCKET).set(pasted.bucket());
                }
            }
        } catch (BadInputException notYet) {
            // Told by the rules while it stands there.
        }
    }

    private SavedConnection read() {
        return new SavedConnection(start.id(), get(DraftField.NAME).strip(), endpoint(), get(DraftField.BUCKET).strip(), get(DraftField.KEY_TEMPLATE), signature.get(),
                addressing.get(), network(), get(DraftField.PROFILE), source());
    }

    private Endpoint endpoint() {
        var region = Regions.plain(get(DraftField.REGION));
        var host = get(DraftField.HOST).strip();
        if (!door.get().needsHost()) {
            return new Endpoint(door.get(), region, "", tls.get());
        }
        try {
            // A scheme that is typed counts as the switch does.
            var pasted = Endpoints.parse(host, region).endpoint();
            return new Endpoint(door.get(), region, pasted.authority().isEmpty() ? host : pasted.authority(), tls.get() && !host.startsWith("http://"));
        } catch (BadInputException told) {
            return new Endpoint(door.get(), region, host, tls.get());
        }
    }

    private Network network() {
        boolean manual = proxy.get() == Proxy.Kind.MANUAL;
        return new Network(manual ? new Proxy(Proxy.Kind.MANUAL, get(DraftField.PROXY_HOST).strip(), number(get(DraftField.PROXY_PORT)),
                get(DraftField.PROXY_USER)) : new Proxy(proxy.get(), "", 0, ""), get(DraftField.AUTHORITY).strip(),
                Duration.ofSeconds(number(get(DraftField.CONNECT_SECONDS))), Duration.ofSeconds(number(get(DraftField.ANSWER_SECONDS))));
    }

    private static int number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : 0;
    }

    private KeySource source() {
        var id = get(DraftField.ACCESS_KEY_ID).strip();
        return switch (keys.get()) {
            case KEPT -> new KeySource.Kept(id);
            case SESSION -> new KeySource.Session(id);
            case ENVIRONMENT -> new KeySource.Environment();
            case OSSUTIL -> new KeySource.Ossutil(get(DraftField.FILE).strip(), get(DraftField.FILE_PROFILE).strip());
            case ALIYUN_CLI -> new KeySource.AliyunCli(get(DraftField.FILE).strip(), get(DraftField.FILE_PROFILE).strip());
            case ASSUME_ROLE -> new KeySource.AssumeRole(id, get(DraftField.ROLE_ARN).strip(), get(DraftField.STS).strip(),
                    start.keys() instanceof KeySource.AssumeRole role ? role.life() : KeySource.AssumeRole.LIFE);
            case STS_SERVER -> new KeySource.StsServer(get(DraftField.ADDRESS).strip());
            case POLICY_SERVER -> new KeySource.PolicyServer(get(DraftField.ADDRESS).strip());
            case ECS_ROLE -> new KeySource.EcsRole(get(DraftField.ROLE).strip());
            case PROCESS -> new KeySource.Process(get(DraftField.COMMAND).lines().map(String::strip).filter(word -> !word.isEmpty()).toList());
            case NONE -> new KeySource.None();
        };
    }

    private String get(DraftField field) {
        return text(field).get() == null ? "" : text(field).get();
    }

    /** What was typed blind, by where it is kept. */
    Map<SecretSlot, String> secrets() {
        var typed = new EnumMap<SecretSlot, String>(SecretSlot.class);
        Map.of(DraftField.SECRET, SecretSlot.ACCESS_KEY_SECRET, DraftField.TOKEN, SecretSlot.SESSION_TOKEN, DraftField.QUERY, SecretSlot.SERVER_QUERY,
                DraftField.PROXY_PASSWORD, SecretSlot.PROXY_PASSWORD).forEach((field, slot) -> {
                    var secret = field == DraftField.QUERY ? get(field).strip().replaceFirst("^\\?", "") : get(field).strip();
                    if (!secret.isEmpty() && (!field.isOfKeys() || field.isOf(keys.get()))) {
                        typed.put(slot, secret);
                    }
                });
        return typed;
    }

    void forgetSecrets() {
        texts.forEach((field, text) -> {
            if (field.isSecret()) {
                text.set("");
            }
        });
    }

    /** A secret that was typed counts too. */
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether anything was typed since it was opened. */
    boolean isTouched() {
        return !now.get().equals(start) || !secrets().isEmpty();
    }

    boolean isChanged() {
        return changed.get();
    }

    List<ConnectionProblem> problems() {
        return ConnectionRules.problems(now.get());
    }

    ToldProblems told() {
        return told;
    }

    @Nullable SavedConnection base() {
        return base;
    }

    /** As it stands. */
    ReadOnlyObjectProperty<SavedConnection> nowProperty() {
        return now.getReadOnlyProperty();
    }

    StringProperty text(DraftField field) {
        return texts.get(field);
    }

    ObjectProperty<Endpoint.Kind> doorProperty() {
        return door;
    }

    ObjectProperty<KeySource.Kind> keysProperty() {
        return keys;
    }

    ObjectProperty<Proxy.Kind> proxyProperty() {
        return proxy;
    }

    ObjectProperty<SignatureVersion> signatureProperty() {
        return signature;
    }

    ObjectProperty<Addressing> addressingProperty() {
        return addressing;
    }

    /** Whether it is known that the secret of its access key is nowhere on this machine. */
    BooleanProperty secretMissingProperty() {
        return secretMissing;
    }

    BooleanProperty tlsProperty() {
        return tls;
    }
}
