package org.dropback.cli;

import org.dropback.text.Messages;

/** {@code name=value} of an option; the value may be empty and may hold more {@code =}. */
record Pair(String name, String value) {

    static Pair of(String option, String word, Messages messages) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw new WrongUsage(messages.get("cli.usage.no-pair", option, word));
        }
        var name = word.substring(0, equals);
        if (option.startsWith("--var") && !name.startsWith("x:")) {
            throw new WrongUsage(messages.get("cli.usage.variable-name", option, name));
        }
        return new Pair(name, word.substring(equals + 1));
    }
}
