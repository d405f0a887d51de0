package org.dropback.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dropback.callback.CheckContext;
import org.dropback.connection.Access;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.Grant;
import org.dropback.text.ByteSize;
import org.dropback.upload.RowColumns;
import org.dropback.upload.IfExists;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobState;
import org.dropback.upload.OpenStores;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.dropback.upload.engine.EngineQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback upload}: uploads, waits, reports. */
@Command(name = UploadCommand.NAME, sortOptions = false, customSynopsis = "  dropback upload [OPTION…] FILE|DIR…", footer = {
        "  dropback upload --connection sandbox --callback-url http://127.0.0.1:23450/callback \\",
        "    --callback-body '{\"key\":${object},\"who\":${x:who}}' --callback-body-type json --var x:who=me photo.jpg",
        "  dropback upload --endpoint https://oss-cn-hangzhou.aliyuncs.com --region cn-hangzhou --bucket photos \\",
        "    --key 'in/{yyyy}/{name}' --output jsonl *.jpg"})
final class UploadCommand implements Callable<Integer> {

    static final String NAME = "upload";
    private static final long MIN_PART_SIZE = 100L << 10;
    private static final long MAX_PART_SIZE = 5L << 30;
    /** Of a file named itself the relative path is its name. */
    private static final String FILE_NAME_OR_PATH_IN_FOLDER = "{relpath}";
    private static final int PAGE = 5_000;
    private static final String IF_EXISTS = "overwrite|skip|rename|fail|ask";
    static final String METHODS = "auto|put|form|multipart|presigned";

    /** auto lets the size decide. */
    enum Method {
        AUTO(null), PUT(UploadMethod.PUT), FORM(UploadMethod.FORM), MULTIPART(UploadMethod.MULTIPART), PRESIGNED(UploadMethod.PRESIGNED);

        final @Nullable UploadMethod method;

        Method(@Nullable UploadMethod method) {
            this.method = method;
        }
    }

    @Mixin
    TargetOptions target = new TargetOptions();

    @Mixin
    CallbackOptions callback = new CallbackOptions();

    @Mixin
    Rows rows = new Rows();

    @Option(names = "--key", paramLabel = "TEMPLATE", descriptionKey = "cli.option.key")
    @Nullable String key;

    @Option(names = "--method", paramLabel = METHODS, descriptionKey = "cli.option.method")
    Method method = Method.AUTO;

    @Option(names = "--part-size", paramLabel = "SIZE", descriptionKey = "cli.option.part-size")
    @Nullable String partSize;

    @Mixin
    PaceOptions pace = new PaceOptions();

    @Option(names = "--if-exists", paramLabel = IF_EXISTS, descriptionKey = "cli.option.if-exists")
    @Nullable IfExists ifExists;

    @Option(names = "--if-callback-unknown", paramLabel = "leave|again", descriptionKey = "cli.option.if-callback-unknown")
    IfCallbackUnknown ifUnknown = IfCallbackUnknown.LEAVE;

    @Option(names = "--shard", paramLabel = "I/N", descriptionKey = "cli.option.shard")
    @Nullable String shard;

    @Option(names = "--resume", descriptionKey = "cli.option.resume")
    boolean resume;

    @Option(names = "--content-type", paramLabel = "TYPE", descriptionKey = "cli.option.content-type")
    @Nullable String contentType;

    @Mixin
    ObjectWords object = new ObjectWords();

    @Mixin
    OutputOption output = new OutputOption();

    @Mixin
    HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE|DIR…", hideParamSyntax = true, descriptionKey = "cli.option.files")
    List<String> files = new ArrayList<>();

    private final CliServices services;
    private final Interruption interruption;

    UploadCommand(CliServices services, Interruption interruption) {
        this.services = services;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws Exception {
        if (ifExists == IfExists.ASK && !services.console().terminal()) {
            throw new WrongUsage(services.messages().get("cli.usage.ask-terminal"));
        }
        if (resume) {
            return resume();
        }
        target.check(services);
        target.saved().ifPresent(to -> callback.useDefault(to.profile()));
        var profile = callback.resolve(new CheckContext(target.callsPrivateAddresses(services.messages()), target.region, null), services);
        var access = target.kind(services.messages());
        var options = options(access);
        if (access.kind() == Access.Kind.PRESIGNED_URLS && (profile != null || key != null || rows.file != null)) {
            throw new WrongUsage(services.messages().get("cli.usage.url-decides", profile != null ? "--callback-url" : key != null ? "--key" : "--rows"));
        }
        var limits = pace.limits(services);
        long bytesPerSecond = pace.bytesPerSecond(services);
        var keyTemplate = key != null ? key : target.saved().map(SavedConnection::keyTemplate).filter(template -> !template.isEmpty()).orElse(FILE_NAME_OR_PATH_IN_FOLDER);
        var template = Templates.parse("--key", keyTemplate, services.messages());
        var table = rows.table(services);
        RowColumns.problem(keyTemplate, profile, table, services.messages()).ifPresent(problem -> {
            throw new WrongUsage(Printable.line(problem));
        });
        rows.warnUnused(keyTemplate, profile, table, services);
        var scanned = scan();
        if (options.ifExists() != IfExists.RENAME && access.kind() != Access.Kind.PRESIGNED_URLS) {
            new KeyCollisions(services, interruption).refuse(scanned, template, table);
        }
        if (interruption.happened()) {
            return ExitCode.INTERRUPTED;
        }
        if (scanned.isEmpty()) {
            services.console().err().println("dropback: " + services.messages().get("cli.nothing-to-upload"));
            return ExitCode.OK;
        }
        try (var open = target.open(limits.retryFor(), services); var journal = open.journal(services); var queue = new EngineQueue(open.stores(), journal, limits, services.clock())) {
            queue.limit(bytesPerSecond);
            var inFolder = open.folder().isEmpty() || keyTemplate.startsWith(open.folder()) ? keyTemplate : open.folder().replace("{", "{{") + keyTemplate;
            var requests = access.kind() == Access.Kind.PRESIGNED_URLS
                    ? new PresignedUploads(scanned, open.urls(), services.messages()).requests(url -> target.at(url.reveal(), access, services.messages()), options)
                    : scanned.stream().map(file -> new UploadRequest(file.file(), file.relativePath(), open.connection(), inFolder, profile, options,
                            table == null ? null : table.rowOf(file.relativePath(), file.file()), callback.allowPrivate)).toList();
            int code = new UploadRun(queue, Reporter.of(output, services), journal.isKept(), ifUnknown, null, services).run(requests);
            if (code == ExitCode.CALLBACK_FAILED && output.form == OutputOption.Form.TEXT && journal.isKept() && !target.isSandbox() && access.signsHere()) {
                services.console().err().println("dropback: " + services.messages().get("cli.call-again"));
            }
            return code;
        }
    }

    /** Who signs elsewhere has decided the method, and cannot look at the bucket. */
    private UploadOptions options(Access access) {
        var messages = services.messages();
        var only = switch (access.kind()) {
            case KEYS, STS_SERVER, ASSUME_ROLE -> null;
            case POLICY_SERVER -> Method.FORM;
            case PRESIGNED_URLS -> Method.PRESIGNED;
        };
        var chosen = only == null ? method : only;
        if (method != Method.AUTO && method != chosen) {
            throw new WrongUsage(messages.get("cli.usage.only-method", target.option(), word(chosen)));
        }
        var usual = services.uploads().options();
        // A setting gives way where it cannot hold; a word is refused.
        var there = ifExists != null ? ifExists : usual.ifExists().under(access);
        if (there == IfExists.ASK && !services.console().terminal()) {
            there = IfExists.FAIL;
        }
        boolean looks = there == IfExists.SKIP || there == IfExists.RENAME || there == IfExists.ASK || there == IfExists.FAIL && only == Method.PRESIGNED;
        if (only != null && looks) {
            throw new WrongUsage(messages.get("cli.usage.needs-key", target.option(), "--if-exists " + there.name().toLowerCase(Locale.ROOT)));
        }
        if (ifUnknown.again() && !access.signsHere()) {
            throw new WrongUsage(messages.get("cli.usage.needs-key", target.option(), "--if-callback-unknown again"));
        }
        var wanted = object.options(messages);
        if (chosen == Method.FORM && !wanted.tags().isEmpty()) {
            throw new WrongUsage(messages.get("cli.usage.form-tags"));
        }
        return new UploadOptions(chosen.method, partSize(), contentType(), there, wanted, usual.multipartAbove()).forBatch();
    }

    private static String word(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    /** Finishes what the journal holds and nobody works on, wherever it goes, with the keys of this environment. */
    private int resume() throws Exception {
        var messages = services.messages();
        if (!files.isEmpty()) {
            throw new WrongUsage(messages.get("cli.usage.resume-files"));
        }
        var limits = pace.limits(services);
        long bytesPerSecond = pace.bytesPerSecond(services);
        try (var stores = target.recorded(services);
             var journal = HistoryOptions.open(services);
             var queue = new EngineQueue(stores, journal, limits, services.clock())) {
            if (!journal.isKept()) {
                return ExitCode.FAILED;
            }
            queue.limit(bytesPerSecond);
            queue.recover();
            if (!target.hasCredentials(services) && needsKeys(queue)) {
                target.credentials(services);
            }
            return new UploadRun(queue, Reporter.of(output, services), journal.isKept(), ifUnknown, ifExists == IfExists.ASK ? null : ifExists, services).resume();
        }
    }

    /** Saved connections have theirs. */
    private boolean needsKeys(EngineQueue queue) {
        var saved = services.connections().open(services);
        var waiting = new JobFilter(EnumSet.of(JobState.PAUSED, JobState.ASKING, JobState.URL_NEEDED, JobState.FAILED), "");
        for (long from = 0; from < queue.count(waiting); from += PAGE) {
            if (queue.page(waiting, from, PAGE).stream().map(job -> job.request().connection())
                    .anyMatch(connection -> connection.access().needsKeys() && saved.find(connection.name()).isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private long partSize() {
        if (partSize == null) {
            return services.uploads().options().partSize();
        }
        long size;
        try {
            size = ByteSize.parse(partSize);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(services.messages().get("cli.usage.bad-value", "--part-size", partSize, "8MiB, 500KB, 1GB…"));
        }
        if (size < MIN_PART_SIZE || size > MAX_PART_SIZE) {
            throw new WrongUsage(services.messages().get("cli.usage.out-of-range", "--part-size", "100KiB", "5GiB"));
        }
        return size;
    }

    private @Nullable String contentType() {
        if (contentType != null && (contentType.isBlank() || !contentType.chars().allMatch(c -> c >= ' ' && c <= '~'))) {
            throw new WrongUsage(services.messages().get("cli.usage.bad-value", "--content-type", Printable.line(contentType), "text/plain, image/jpeg…"));
        }
        return contentType;
    }

    private List<ScannedFile> scan() {
        var scanned = new NamedFiles(files, interruption, services.messages()).scan();
        return shard == null ? scanned : Shard.parse(shard, services.messages()).of(scanned);
    }
}
