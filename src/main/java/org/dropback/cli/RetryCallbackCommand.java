package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dropback.callback.CheckContext;
import org.dropback.callback.ObjectKeys;
import org.dropback.upload.JobState;
import org.dropback.upload.engine.AgainRequest;
import org.dropback.upload.engine.AgainRun;
import org.dropback.upload.engine.CallbackAgain;
import org.dropback.upload.engine.CalledAgain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback retry-callback}: calls back again for stored objects, sending none of their bytes. */
@Command(name = RetryCallbackCommand.NAME, sortOptions = false, customSynopsis = "  dropback retry-callback [OPTION…] --key KEY…", footer = {
        "  dropback retry-callback --endpoint https://oss-cn-hangzhou.aliyuncs.com --region cn-hangzhou --bucket photos \\",
        "    --profile app --key in/a.jpg --key in/b.jpg"})
final class RetryCallbackCommand implements Callable<Integer> {

    static final String NAME = "retry-callback";

    private static final Logger LOG = LoggerFactory.getLogger(RetryCallbackCommand.class);
    private static final int AT_ONCE = 8;

    @Mixin
    TargetOptions target = new TargetOptions();
    @Mixin
    CallbackOptions callback = new CallbackOptions();
    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "cli.option.again-key")
    List<String> keys = new ArrayList<>();
    @Mixin
    OutputOption output = new OutputOption();
    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;
    private boolean differs;

    RetryCallbackCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws Exception {
        var wanted = keys();
        target.demandKey(NAME, services.messages());
        target.check(services);
        var profile = callback.demanded(new CheckContext(target.callsPrivateAddresses(services.messages()), target.region, null), services);
        var now = ZonedDateTime.now(services.clock());
        boolean first = isFirst();
        if (first) {
            say("cli.again.first");
        }
        try (var open = target.open(services); var run = new AgainRun(open.store(), AT_ONCE, CallbackAgain.RETRY_FOR)) {
            wanted.forEach(key -> run.add(AgainRequest.of(open.connection().bucket(), key, profile, now)));
            int code = report(run, wanted.size());
            if (first && code == ExitCode.OK && !differs) {
                say("cli.again.first-checked");
                remember();
            }
            return code;
        }
    }

    /** Whether it has not succeeded at a real bucket from here: that OSS does all of facts 5.2 at once nobody has published (facts 10). */
    private boolean isFirst() {
        return !target.callsPrivateAddresses(services.messages()) && !Files.exists(mark());
    }

    private void remember() {
        try {
            Files.createDirectories(mark().getParent());
            Files.write(mark(), new byte[0]);
        } catch (IOException e) {
            LOG.warn("The next time will be told as the first one", e);
        }
    }

    private Path mark() {
        return services.sandboxData().resolveSibling("called-again");
    }

    private void say(String key, Object... arguments) {
        services.console().err().println("dropback: " + services.messages().get(key, arguments));
    }

    private Set<String> keys() {
        var messages = services.messages();
        if (keys.isEmpty()) {
            throw new WrongUsage(messages.get("cli.usage.no-keys"));
        }
        for (var key : keys) {
            var problem = key.indexOf(Cli.UNREADABLE) >= 0 ? messages.get("cli.usage.unreadable-name", Printable.line(key))
                    : ObjectKeys.problem(key).map(messages::get).orElse(null);
            if (problem != null) {
                throw new WrongUsage(messages.get("cli.usage.bad-key", Printable.line(key), problem));
            }
        }
        return new LinkedHashSet<>(keys);
    }

    private int report(AgainRun run, int objects) {
        var reporter = Reporter.of(output, services);
        var ends = EnumSet.noneOf(JobState.class);
        int left = objects;
        try {
            for (; left > 0; left--) {
                ends.add(report(run.next(), reporter));
            }
            return ExitCode.of(ends);
        } catch (InterruptedException e) {
            run.cancel();
            for (var last = run.last(); last != null; last = --left == 0 ? null : run.last()) {
                report(last, reporter);
            }
            say("cli.again.interrupted");
            return ExitCode.INTERRUPTED;
        }
    }

    private JobState report(CalledAgain again, Reporter reporter) {
        reporter.finished(Finished.of(again));
        if (!again.differs().isEmpty()) {
            differs = true;
            say("cli.again.differs", Printable.line(again.bucket() + "/" + again.key()), Printable.line(String.join(", ", again.differs())));
        }
        return again.state();
    }
}
