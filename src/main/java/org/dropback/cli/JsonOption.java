package org.dropback.cli;

import picocli.CommandLine.Option;

/** {@code --output}: for people, or one JSON object for programs. */
final class JsonOption {

    enum Form { TEXT, JSON }

    @Option(names = "--output", paramLabel = "text|json", descriptionKey = "cli.option.output-json")
    Form form = Form.TEXT;

    boolean json() {
        return form == Form.JSON;
    }
}
