package org.dropback.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.dropback.sandbox.SandboxRules;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.snippet.SnippetLanguage;
import org.dropback.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Puts the help of every command into the user's language. */
final class HelpTexts {

    /** What a pattern of {@code cli.option.…} can name as {0}, {1}…: braces have a meaning of their own in a pattern. */
    private static final Object[] WORDS = {"{name}", "{relpath}", "${object}", SandboxRules.forms(), FaultRule.forms(),
            String.join(" ", SnippetLanguage.words()), "{row:column}"};
    private static final int WIDTH = 110;

    private HelpTexts() {
    }

    static void apply(CommandLine command, Messages messages) {
        var spec = command.getCommandSpec();
        var usage = spec.usageMessage();
        usage.width(WIDTH);
        usage.description(percents(messages.get(key(spec, messages))));
        usage.synopsisHeading(percents(messages.get("cli.help.usage")) + "%n");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%n");
        usage.optionListHeading(heading("cli.help.options", messages));
        usage.commandListHeading(heading("cli.help.commands", messages));
        usage.footerHeading(heading("cli.help.example", messages));
        var texts = new HashMap<String, String>();
        for (ArgSpec argument : spec.args()) {
            texts.put(argument.descriptionKey(), percents(messages.get(argument.descriptionKey(), WORDS)));
        }
        spec.resourceBundle(new Texts(texts));
        command.getSubcommands().values().forEach(subcommand -> apply(subcommand, messages));
    }

    /** A word such as {@code list} follows several others. */
    private static String key(CommandSpec spec, Messages messages) {
        var qualified = "cli.command." + (spec.parent() == null ? "" : spec.parent().name() + ".") + spec.name();
        return messages.has(qualified) ? qualified : "cli.command." + spec.name();
    }

    private static String heading(String key, Messages messages) {
        return "%n" + percents(messages.get(key)) + "%n";
    }

    /** picocli takes a per cent sign for the begin of a format. */
    private static String percents(String text) {
        return text.replace("%", "%%");
    }

    private static final class Texts extends ResourceBundle {

        private final Map<String, String> texts;

        Texts(Map<String, String> texts) {
            this.texts = texts;
        }

        @Override
        protected Object handleGetObject(String key) {
            return texts.get(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keySet());
        }
    }
}
