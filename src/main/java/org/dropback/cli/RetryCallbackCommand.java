package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
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
    /** Whether an address that was called so far is. */
    private volatile boolean https;

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
        rows.warnUnused("", profile, table, services);
        try (var open = target.open(services); var journal = open.journal(services)) {
            var objects = wanted.stream().map(key -> new FailedCallbacks.Again(open.connection(), key, profile)).iterator();
            return run(new Wanted(objects, wanted.size(), !open.connection().isLocal(), List.of(), () -> 0), open.stores(), journal, table);
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
                return run(Wanted.of(FailedCallbacks.read(journal, earliest, ifUnknown.again(), open.connection(), given, callback, services)), open.stores(), journal, table);
            }
        }
        var given = given(true);
        try (var stores = target.recorded(services); var journal = HistoryOptions.open(services)) {
            var found = FailedCallbacks.read(journal, earliest, ifUnknown.again(), null, given, callback, services);
            if (!target.hasCredentials(services) && found.needsKeys()) {
                target.credentials(services);
            }
            int code = run(Wanted.of(found), stores, journal, table);
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

    /** @param objects read when their turn comes. @param real whether one of them lies at a real bucket. @param unread in vain so far */
    private record Wanted(Iterator<FailedCallbacks.Again> objects, int callable, boolean real, List<Finished> refused, IntSupplier unread) {

        static Wanted of(FailedCallbacks found) {
            return new Wanted(found.callable(), found.size(), found.isReal(), found.refused(), found::unread);
        }

        int size() {
            return callable + refused.size();
        }
    }

    private int run(Wanted wanted, StoreProvider stores, Journal journal, @Nullable RowTable table) {
        var reporter = Reporter.of(output, services);
        if (wanted.size() == 0) {
            say("cli.again.none");
            return ExitCode.OK;
        }
        boolean first = wanted.real() && !Files.exists(mark());
        if (first) {
            say("cli.again.first");
        }
        var now = ZonedDateTime.now(services.clock());
        var calls = new Iterator<AgainRun.Call>() {
            @Override
            public boolean hasNext() {
                return wanted.objects().hasNext();
            }

            @Override
            public AgainRun.Call next() {
                var again = wanted.objects().next();
                https |= again.profile().callsHttps();
                var row = table == null ? null : table.rowOf(again.key());
                return new AgainRun.Call(again.connection(), again.profile(), AgainRequest.of(again.connection().bucket(), again.key(), again.profile(), row, now));
            }
        };
        try (var run = new AgainRun(calls, stores, journal, AT_ONCE, CallbackAgain.RETRY_FOR, services.clock())) {
            wanted.refused().forEach(reporter::finished);
            var totals = new RunTotals(wanted.size());
            wanted.refused().forEach(_ -> totals.endedAs(JobState.FAILED));
            int code = report(run, wanted.callable(), reporter, totals);
            int unread = wanted.unread().getAsInt();
            for (int i = 0; i < unread; i++) {
                totals.endedAs(JobState.FAILED);
            }
            if (code == ExitCode.INTERRUPTED) {
                reporter.ended();
            } else {
                reporter.summary(totals);
            }
            if (unread > 0) {
                say("cli.again.unread", unread);
            }
            if (code == ExitCode.OK && unread < wanted.callable() && first && !differs) {
                say("cli.again.first-checked");
                remember();
            }
            return code == ExitCode.INTERRUPTED || wanted.refused().isEmpty() && unread == 0 ? code : ExitCode.FAILED;
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
        int ended = 0;
        try {
            reporter.progress(0, objects);
            for (var again = run.next(); again != null; again = run.next()) {
                var end = report(again, reporter);
                ends.add(end);
                totals.endedAs(end);
                reporter.progress(++ended, objects);
            }
            return ExitCode.of(ends);
        } catch (InterruptedException e) {
            run.cancel();
            for (var last = run.last(); last != null; last = run.last()) {
                report(last, reporter);
            }
            reporter.ended();
            say("cli.again.interrupted");
            return ExitCode.INTERRUPTED;
        }
    }

    private JobState report(CalledAgain again, Reporter reporter) {
        reporter.finished(Finished.of(again, https));
        if (!again.differs().isEmpty()) {
            differs = true;
            say("cli.again.differs", Printable.line(again.bucket() + "/" + again.key()), Printable.line(String.join(", ", again.differs())));
        }
        return again.state();
    }
}
