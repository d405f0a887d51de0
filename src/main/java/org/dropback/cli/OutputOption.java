package org.dropback.cli;

import picocli.CommandLine.Option;

/** {@code --output}: for people or for programs. */
final class OutputOption {

    enum Form { TEXT, JSONL }

    @Option(names = "--output", paramLabel = "text|jsonl", descriptionKey = "cli.option.output")
    Form form = Form.TEXT;
}
