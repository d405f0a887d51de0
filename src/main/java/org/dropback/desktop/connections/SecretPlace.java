package org.dropback.desktop.connections;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dropback.desktop.fx.Background;
import org.dropback.secret.SecretKeeper;
import org.dropback.text.Messages;

/** Where secrets are kept on this machine, and what opens it. FX thread; the keychain is asked elsewhere. */
public final class SecretPlace {

    private final SecretKeeper secrets;
    private final Background disk;
    private final Consumer<Exception> failed;
    private final Messages messages;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> wantsPassphrase = new ReadOnlyObjectWrapper<>(false);

    SecretPlace(SecretKeeper secrets, Background disk, Consumer<Exception> failed, Messages messages) {
        this.secrets = secrets;
        this.disk = disk;
        this.failed = failed;
        this.messages = messages;
    }

    private record Found(String words, boolean wantsPassphrase) {
    }

    /** Finds out where that is; asks the keychain. */
    void look() {
        disk.run(() -> new Found(secrets.words(messages), secrets.wantsPassphrase()), found -> {
            words.set(found.words());
            wantsPassphrase.set(found.wantsPassphrase());
        }, failed);
    }

    /** Opens the encrypted file, or makes it. @param passphrase cleared when it was tried */
    void unlock(char[] passphrase) {
        disk.run(() -> {
            try {
                secrets.unlock(passphrase);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
            return true;
        }, _ -> look(), failed);
    }

    void lookForKeychainAgain() {
        secrets.lookAgain();
        look();
    }

    /** Where it is and why there. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Boolean> wantsPassphraseProperty() {
        return wantsPassphrase.getReadOnlyProperty();
    }
}
