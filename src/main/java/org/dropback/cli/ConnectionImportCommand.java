package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.dropback.connection.SavedConnection;
import org.dropback.store.ConnectionShare;
import org.dropback.text.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dropback connection import}: connections without their secrets, as {@code export} writes them. */
@Command(name = "import", sortOptions = false, customSynopsis = "  dropback connection import [OPTION…] FILE", footer = {
        "  dropback connection import company.json", "  dropback connection import - <<'END'",
        "{\"dropback\":\"connections\",\"schema\":1,\"connections\":[{\"name\":\"Photos\",\"bucket\":\"photos\",",
        "\"endpoint\":{\"kind\":\"public\",\"region\":\"cn-hangzhou\"},\"keys\":{\"from\":\"environment\"}}]}",
        "END"})
final class ConnectionImportCommand implements Callable<Integer> {

    private static final int MAX_BYTES = 4 << 20;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.connection-file")
    String file = "";

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ConnectionImportCommand(CliServices services) {
        this.services = services;
    }

    /**
     * The components are the contract's fields: add, never rename.
     *
     * @param name    other than {@code calledBefore} where that was taken
     * @param already whether it was here as it is, and so was left alone
     */
    record AddedLine(String name, String calledBefore, boolean already) {
    }

    record Line(List<AddedLine> connections) {
    }

    @Override
    public Integer call() throws IOException {
        var store = services.connections().open(services);
        var added = new ArrayList<AddedLine>();
        for (var connection : read()) {
            if (store.find(connection.name()).filter(connection::isLike).isPresent()) {
                added.add(new AddedLine(connection.name(), connection.name(), true));
                continue;
            }
            var named = connection.withName(free(connection.name(), name -> store.find(name).isPresent() || SavedConnection.isSandbox(name)));
            store.save(null, named);
            added.add(new AddedLine(named.name(), connection.name(), false));
        }
        if (output.json()) {
            new JsonLines(services.console().out()).write(new Line(added));
            return ExitCode.OK;
        }
        added.forEach(each -> services.console().out().println(Printable.line(services.messages().get(each.already() ? "connection.import.already" : "connection.import.added", each.name()))));
        services.console().out().flush();
        return ExitCode.OK;
    }

    private List<SavedConnection> read() {
        var messages = services.messages();
        try {
            return ConnectionShare.read(file.equals("-") ? services.console().in().readNBytes(MAX_BYTES) : content(Path.of(file)));
        } catch (BadInputException e) {
            throw new WrongUsage(Printable.line(file) + ": " + Printable.line(e.text(messages)));
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage(messages.get("connection.import.noFile", Printable.line(file)));
        }
    }

    private byte[] content(Path path) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
            throw new WrongUsage(services.messages().get("connection.import.noFile", Printable.line(file)));
        }
        return Files.readAllBytes(path);
    }

    private static String free(String name, Predicate<String> taken) {
        var free = name;
        for (int number = 2; taken.test(free); number++) {
            free = name + " " + number;
        }
        return free;
    }
}
