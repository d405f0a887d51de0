package org.dropback.cli;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dropback.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands on one page of the manual, in the language of troff. */
final class ManualPage {

    private static final String ENDS = "，。；：、）”！？";
    private static final Pattern AFTER_CHINESE = Pattern.compile("(?<=[\\p{IsHan}" + ENDS + "])(?=[^ " + ENDS + "])");

    private final Messages messages;
    private final StringBuilder text = new StringBuilder();

    private ManualPage(Messages messages) {
        this.messages = messages;
    }

    static String of(CommandLine root, String version, Messages messages) {
        var page = new ManualPage(messages);
        page.whole(root.getCommandSpec(), version);
        return page.text.toString();
    }

    private void whole(CommandSpec root, String version) {
        request("TH DROPBACK 1 \"\" \"dropback " + version + "\"");
        // Blanks are stretched to fill a line, of which Chinese has too few.
        request("ad l");
        section("name");
        text.append("dropback \\- ").append(breakable(escaped(HelpText.summary(root)))).append('\n');
        section("synopsis");
        example(root.usageMessage().customSynopsis());
        section("description");
        words(HelpText.of(root));
        arguments(root);
        section("commands");
        root.subcommands().values().forEach(command -> command(command.getCommandSpec()));
        section("exit");
        words(messages.get("cli.manual.exit.text"));
        section("environment");
        item("DROPBACK_HOME", messages.get("cli.manual.home"));
        item("OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET, OSS_SESSION_TOKEN", messages.get("cli.manual.keys"));
        section("files");
        item("~/.local/share/dropback", messages.get("cli.manual.files.text"));
        section("examples");
        example(root.usageMessage().footer());
    }

    private void command(CommandSpec spec) {
        request("SS " + escaped(spec.qualifiedName()));
        words(HelpText.of(spec));
        example(spec.usageMessage().customSynopsis());
        arguments(spec);
        example(spec.usageMessage().footer());
        spec.subcommands().values().forEach(command -> command(command.getCommandSpec()));
    }

    private void arguments(CommandSpec spec) {
        spec.positionalParameters().stream().filter(parameter -> !parameter.hidden()).forEach(parameter -> item(parameter.paramLabel(), HelpText.of(parameter)));
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> item(names(option), HelpText.of(option)));
    }

    private static String names(OptionSpec option) {
        var names = String.join(", ", option.names());
        return option.arity().max() > 0 ? names + " " + option.paramLabel() : names;
    }

    private void section(String key) {
        request("SH " + escaped(messages.get("cli.manual." + key)));
    }

    private void item(String term, String description) {
        request("TP");
        request("B \"" + escaped(term).replace("\"", "\\(dq") + "\"");
        words(description);
    }

    /** As it is, unfilled. */
    private void example(String... lines) {
        if (lines.length > 0) {
            request("PP");
            request("nf");
            Stream.of(lines).flatMap(String::lines).forEach(line -> line(escaped(line.replace("%%", "%"))));
            request("fi");
        }
    }

    private void words(String line) {
        line(breakable(escaped(line)));
    }

    private void line(String escaped) {
        text.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "").append(escaped).append('\n');
    }

    private void request(String request) {
        text.append('.').append(request).append('\n');
    }

    /** Tells troff, which looks for blanks, where Chinese may go on in the next line. */
    private static String breakable(String escaped) {
        return AFTER_CHINESE.matcher(escaped).replaceAll("\\\\:");
    }

    private static String escaped(String plain) {
        return plain.replace("\\", "\\e").replace("-", "\\-");
    }
}
