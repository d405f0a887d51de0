package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CheckContext;
import org.dropback.callback.ObjectKeys;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.RowTable;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.engine.AgainRequest;
import org.dropback.upload.engine.AgainRun;
import org.dropback.upload.engine.CallbackAgain;
import org.dropback.upload.engine.CalledAgain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback retry-callback}: calls back again for stored objects, sending none of their bytes. */
@Command(name = RetryCallbackCommand.NAME, sortOptions = false, customSynopsis = {"  dropback retry-callback [OPTION…] --key KEY…",
        "  dropback retry-callback [OPTION…] --failed [--since D]"}, footer = {
        "  dropback retry-callback --endpoint https://oss-cn-hangzhou.aliyuncs.com --region cn-hangzhou \\",
        "    --bucket photos --profile app --key in/a.jpg --key in/b.jpg", "  dropback retry-callback --failed --since 24h"})
final class RetryCallbackCommand implements Callable<Integer> {

    static final String NAME = "retry-callback";

    private static final Logger LOG = LoggerFactory.getLogger(RetryCallbackCommand.class);
    private static final int AT_ONCE = 8;

    @Mixin
    TargetOptions target = new TargetOptions();
    @Mixin
    CallbackOptions callback = new CallbackOptions();
    @Mixin
    Rows rows = new Rows();
    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "cli.option.again-key")
    List<String> keys = new ArrayList<>();
    @Option(names = "--failed", descriptionKey = "cli.option.again-failed")
    boolean failed;
    @Option(names = "--since", paramLabel = "D", descriptionKey = "cli.option.since")
    @Nullable String since;
    @Option(names = "--if-callback-unknown", paramLabel = "leave|again", descriptionKey = "cli.option.if-callback-unknown")
    IfCallbackUnknown ifUnknown = IfCallbackUnknown.LEAVE;
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
        return failed ? failed() : named();
    }

    private int named() throws Exception {
        var wanted = keys();
        target.demandKey(NAME, services.messages());
        target.check(services);
        target.demandKey(NAME, services.messages());
        var profile = callback.demanded(new CheckContext(target.callsPrivateAddresses(services.messages()), target.region, null), services);
        var table = rows.table(services);
        try (var open = target.open(services); var journal = open.journal(services)) {
            var objects = wanted.stream().map(key -> new FailedCallbacks.Again(open.connection(), key, profile)).toList();
            return run(new FailedCallbacks(objects, List.of()), open.stores(), journal, table);
        }
    }

    /** Wherever they are, with the keys of this environment; or only at the target that is given. */
    private int failed() throws Exception {
        var messages = services.messages();
        if (!keys.isEmpty()) {
            throw new WrongUsage(messages.get("cli.usage.keys-and-failed"));
        }
        var earliest = since == null ? Instant.EPOCH : Since.parse(since, services.clock(), messages);
        var table = rows.table(services);
        if (target.isGiven()) {
            target.demandKey(NAME, messages);
            target.check(services);
            var given = given(target.callsPrivateAddresses(messages));
            try (var open = target.open(services); var journal = open.journal(services)) {
                return run(FailedCallbacks.read(journal, earliest, ifUnknown.again(), open.connection(), given, callback, services), open.stores(), journal, table);
            }
        }
        var given = given(true);
        try (var stores = target.recorded(services); var journal = HistoryOptions.open(services)) {
            var found = FailedCallbacks.read(journal, earliest, ifUnknown.again(), null, given, callback, services);
            if (!target.hasCredentials(services) && found.entries().stream().anyMatch(again -> again.connection().access().needsKeys())) {
                target.credentials(services);
            }
            int code = run(found, stores, journal, table);
            return journal.isKept() ? code : ExitCode.FAILED;
        }
    }

    /** The callback in place of the recorded ones; null where they count. */
    private @Nullable CallbackProfile given(boolean privateAddresses) {
        if (callback.none) {
            throw new WrongUsage(services.messages().get("cli.usage.no-callback"));
        }
        return callback.namesProfile() ? callback.demanded(new CheckContext(privateAddresses, target.region, null), services) : null;
    }

    private int run(FailedCallbacks objects, StoreProvider stores, Journal journal, @Nullable RowTable table) {
        var reporter = Reporter.of(output, services);
        if (objects.size() == 0) {
            say("cli.again.none");
            return ExitCode.OK;
        }
        boolean first = objects.entries().stream().anyMatch(again -> !again.connection().isLocal()) && !Files.exists(mark());
        if (first) {
            say("cli.again.first");
        }
        var now = ZonedDateTime.now(services.clock());
        var calls = objects.entries().stream().map(again -> new AgainRun.Call(again.connection(), again.profile(),
                AgainRequest.of(again.connection().bucket(), again.key(), again.profile(), table == null ? null : table.rowOf(again.key()), now))).iterator();
        try (var run = new AgainRun(calls, stores, journal, AT_ONCE, CallbackAgain.RETRY_FOR, services.clock())) {
            objects.refused().forEach(reporter::finished);
            var totals = new RunTotals(objects.size());
            objects.refused().forEach(_ -> totals.endedAs(JobState.FAILED));
            int code = report(run, objects.entries().size(), reporter, totals);
            if (code == ExitCode.INTERRUPTED) {
                reporter.ended();
            } else {
                reporter.summary(totals);
            }
            if (code == ExitCode.OK && first && !differs) {
                say("cli.again.first-checked");
                remember();
            }
            return code == ExitCode.INTERRUPTED || objects.refused().isEmpty() ? code : ExitCode.FAILED;
        }
    }

    private void remember() {
        try {
            Files.createDirectories(mark().getParent());
            Files.write(mark(), new byte[0]);
        } catch (IOException e) {
            LOG.warn("The next time will be told as the first one", e);
        }
    }

    /** Whether it has succeeded at a real bucket from here: that OSS does all of facts 5.2 at once nobody has published (facts 10). */
    private Path mark() {
        return services.sandboxData().resolveSibling("called-again");
    }

    private void say(String key, Object... arguments) {
        services.console().err().println("dropback: " + services.messages().get(key, arguments));
    }

    private Set<String> keys() {
        var messages = services.messages();
        if (since != null) {
            throw new WrongUsage(messages.get("cli.usage.since-without-failed"));
        }
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

    private int report(AgainRun run, int objects, Reporter reporter, RunTotals totals) {
        var ends = EnumSet.noneOf(JobState.class);
        int left = objects;
        try {
            for (; left > 0; left--) {
                reporter.progress(objects - left, objects);
                var end = report(run.next(), reporter);
                ends.add(end);
                totals.endedAs(end);
            }
            return ExitCode.of(ends);
        } catch (InterruptedException e) {
            run.cancel();
            for (var last = run.last(); last != null; last = --left == 0 ? null : run.last()) {
                report(last, reporter);
            }
            reporter.ended();
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
