package org.dropback.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxListener;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.EngineLimits;
import org.dropback.upload.engine.EngineQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback demo}: the whole way of an upload with a callback, on this machine alone. */
@Command(name = DemoCommand.NAME, sortOptions = false, customSynopsis = "  dropback demo [OPTION…]", footer = {"  dropback demo --answer-status 502"})
final class DemoCommand implements Callable<Integer> {

    static final String NAME = "demo";
    private static final String BODY = "{\"bucket\":${bucket},\"object\":${object},\"size\":${size},\"operation\":${operation},\"from\":${x:from}}";
    private static final String FAILING_KEY = "demo/hello-502.txt";
    private static final long PART_SIZE = 256L << 10;

    @Option(names = "--answer-status", paramLabel = "N", descriptionKey = "cli.option.answer-status")
    int answerStatus = 200;

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    DemoCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws Exception {
        var options = SandboxOptions.temporary().withAnswer(Sandboxes.answer(answerStatus, services.messages()));
        var served = new ConcurrentLinkedQueue<ServedRequest>();
        int code;
        try (var files = new DemoFiles(); var target = Sandboxes.target(Sandbox.start(options), SignatureVersion.V4, services)) {
            code = upload(files, target, served);
        }
        // Only when the sandbox is closed has it told of its last request.
        say("cli.demo.log");
        for (var request : served) {
            say("cli.demo.served", request.method(), Printable.line(request.bucket() + "/" + request.key()), String.valueOf(request.status()),
                    request.requestId());
        }
        return code;
    }

    private int upload(DemoFiles files, Target target, Queue<ServedRequest> served) throws JournalException {
        var sandbox = Objects.requireNonNull(target.sandbox());
        sandbox.onEvent(new SandboxListener() {
            @Override
            public void requestServed(ServedRequest request) {
                served.add(request);
            }
        });
        say("cli.demo.sandbox", sandbox.endpoint().toString(), sandbox.receiverUrl().toString());
        var receiver = sandbox.receiverUrl().toString();
        var requests = List.of(request(files.small(), "demo/{name}", target.connection(), receiver, UploadOptions.DEFAULT),
                request(files.large(), "demo/{name}", target.connection(), receiver, new UploadOptions(UploadMethod.MULTIPART, PART_SIZE)));
        int code = run(requests, target);
        code = code == ExitCode.OK || code == ExitCode.CALLBACK_FAILED ? received(sandbox.callbacks(), requests.size(), code) : code;
        return code == ExitCode.OK ? failing(request(files.small(), FAILING_KEY, target.connection(), receiver + "/status/502", UploadOptions.DEFAULT), target) : code;
    }

    private int run(List<UploadRequest> requests, Target target) throws JournalException {
        try (var journal = services.journals().passing(); var queue = new EngineQueue(target.stores(), journal, EngineLimits.DEFAULT, services.clock())) {
            return new UploadRun(queue, new TextReporter(services.console(), services.messages()), false, IfCallbackUnknown.LEAVE, null, services).run(requests);
        }
    }

    /** Shows what a callback that fails looks like. @return 0 where it fails as it is meant to */
    private int failing(UploadRequest request, Target target) throws JournalException {
        say("cli.demo.failing");
        int code = run(List.of(request), target);
        say("cli.demo.again", FAILING_KEY);
        return code == ExitCode.CALLBACK_FAILED ? ExitCode.OK : ExitCode.FAILED;
    }

    private static UploadRequest request(Path file, String key, Connection connection, String receiver, UploadOptions options) {
        var profile = new CallbackProfile("demo", List.of(receiver), null, false, BodyType.JSON, BODY,
                List.of(CallbackVariable.fixed("x:from", "dropback \"demo\" 你好")), Map.of());
        return new UploadRequest(file, String.valueOf(file.getFileName()), connection, key, profile, options);
    }

    /** Prints what the receiver got. @return {@code code}, or failed where a callback is missing or its signature is wrong */
    private int received(List<ReceivedCallback> callbacks, int due, int code) {
        for (var callback : callbacks) {
            say("cli.demo.received", callback.path(), callback.signature().text(), String.valueOf(callback.answered()));
            services.console().out().println("    " + Printable.line(callback.bodyText()));
        }
        if (callbacks.size() != due) {
            say("cli.demo.missing", String.valueOf(callbacks.size()), String.valueOf(due));
            return ExitCode.FAILED;
        }
        return callbacks.stream().allMatch(callback -> callback.signature() == ReceivedCallback.Verdict.VALID) ? code : ExitCode.FAILED;
    }

    private void say(String key, Object... arguments) {
        services.console().out().println(services.messages().get(key, arguments));
    }
}
