package org.dropback.desktop.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dropback.desktop.fx.Background;
import org.dropback.snippet.SnippetInput;
import org.dropback.snippet.SnippetKind;
import org.dropback.snippet.SnippetLanguage;
import org.dropback.snippet.Snippets;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Copies uploads as programs, and saves the copy where the user wants it. FX thread. */
public final class CodeCopies {

    private final Consumer<String> clipboard;
    private final Function<String, List<Path>> saveAs;
    private final Background background;
    private final Notices notices;
    private final Messages messages;

    /** @param saveAs asks for the place of a file with such a name; an empty list when the user thought better of it */
    public CodeCopies(Consumer<String> clipboard, Function<String, List<Path>> saveAs, Background background, Notices notices, Messages messages) {
        this.clipboard = clipboard;
        this.saveAs = saveAs;
        this.background = background;
        this.notices = notices;
        this.messages = messages;
    }

    /** @param input what to upload, null where there is none: then only a receiver can be copied */
    public void copy(SnippetLanguage language, @Nullable SnippetInput input) {
        boolean receiver = language.kind() == SnippetKind.RECEIVER;
        if (!receiver && input == null) {
            return;
        }
        var program = receiver ? Snippets.receiver(language) : Snippets.write(language, input);
        clipboard.accept(program);
        var leftOut = receiver ? List.<String>of() : leftOut(language, input);
        var said = new ArrayList<>(List.of(messages.get("snippet.copied." + language.kind(), language.title())));
        said.addAll(leftOut);
        notices.show(new Notice(leftOut.isEmpty() ? Tone.SUCCESS : Tone.WARNING, String.join(" ", said),
                new Notice.Action(messages.get("snippet.save"), () -> save(language.fileName(), program)), () -> { }));
    }

    private List<String> leftOut(SnippetLanguage language, SnippetInput input) {
        var sentences = new ArrayList<String>();
        if (Snippets.leavesPathStyle(language, input)) {
            sentences.add(messages.get("snippet.without-path", language.title()));
        }
        if (input.hidesSecrets()) {
            sentences.add(messages.get("snippet.without-secrets"));
        }
        return sentences;
    }

    private void save(String name, String program) {
        for (var file : saveAs.apply(name)) {
            background.run(() -> Files.writeString(file, program),
                    saved -> notices.show(Notice.of(Tone.SUCCESS, messages.get("snippet.saved", saved.toString()))),
                    failure -> notices.show(Notice.of(Tone.DANGER, messages.get("snippet.not-saved", file.toString(), DiskFailures.tell(failure, messages)))));
        }
    }
}
