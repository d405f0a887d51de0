package org.dropback.cli;

import java.io.IOException;
import java.time.Duration;
import org.dropback.callback.BucketNames;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.secret.Secret;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.jspecify.annotations.Nullable;

/** Sandboxes as the command line starts them. */
final class Sandboxes {

    private Sandboxes() {
    }

    /** Starts a sandbox, and says so where a usual port was taken. */
    static Sandbox start(SandboxOptions options, CliServices services) throws IOException {
        var messages = services.messages();
        for (var bucket : options.buckets()) {
            if (BucketNames.problem(bucket).isPresent()) {
                throw new WrongUsage(messages.get("cli.usage.bad-bucket", bucket) + " " + messages.get(BucketNames.problem(bucket).get()));
            }
        }
        var sandbox = Sandbox.start(options);
        if (sandbox.portMoved()) {
            services.console().err().println("dropback: "
                    + messages.get("cli.sandbox.port-moved", sandbox.endpoint().toString(), sandbox.receiverUrl().toString()));
        }
        return sandbox;
    }

    /** The usual answer of the receiver, with another status. */
    static ReceiverAnswer answer(int status, Messages messages) {
        try {
            return ReceiverAnswer.OK.withStatus(status);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.out-of-range", "--answer-status", "200", "599"));
        }
    }

    /** The usual answer of the receiver, changed where something is given. */
    static ReceiverAnswer answer(int status, @Nullable String body, @Nullable String type, Duration delay, Messages messages) {
        var answer = answer(status, messages);
        try {
            answer = body == null ? answer : answer.withBody(body);
        } catch (PlaceholderException e) {
            throw new WrongUsage(messages.get("cli.usage.bad-template", "--answer-body", messages.get(e.messageKey(), e.args().toArray())));
        }
        try {
            answer = answer.withDelay(delay);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.out-of-range", "--answer-delay", "0s", "1h"));
        }
        return type == null ? answer : answer.withContentType(type);
    }

    /** The sandbox's connection, with the pair that it was given. It is closed with the target, and when no target comes of it. */
    static Target target(Sandbox sandbox, SignatureVersion signature, CliServices services) throws StoreException {
        var connection = new Connection("sandbox", sandbox.endpoint(), sandbox.region(), sandbox.buckets().getFirst(), signature);
        try {
            var credentials = new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null);
            var target = Target.of(connection, Grant.of(credentials), sandbox, services);
            target.store();
            return target;
        } catch (StoreException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }
}
