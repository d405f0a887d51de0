package org.dropback.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dropback.oss.ObjectOptions;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The words that say what an object is to have beside its bytes and its type. */
final class ObjectWords {

    @Option(names = "--header", paramLabel = "K=V", descriptionKey = "cli.option.header")
    List<String> headers = new ArrayList<>();

    @Option(names = "--meta", paramLabel = "K=V", descriptionKey = "cli.option.meta")
    List<String> meta = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "K=V", descriptionKey = "cli.option.tag")
    List<String> tags = new ArrayList<>();

    @Option(names = "--acl", paramLabel = "ACL", descriptionKey = "cli.option.acl")
    @Nullable String acl;

    @Option(names = "--storage-class", paramLabel = "CLASS", descriptionKey = "cli.option.storage-class")
    @Nullable String storageClass;

    /** @throws WrongUsage naming the first thing that OSS would refuse */
    ObjectOptions options(Messages messages) {
        var options = new ObjectOptions(pairs("--header", headers, messages), pairs("--meta", meta, messages), pairs("--tag", tags, messages), acl, storageClass, false);
        options.problem().ifPresent(problem -> {
            throw new WrongUsage((messages.get("cli.usage.object", Printable.line(problem)) + rule(problem, messages)).strip());
        });
        return options;
    }

    /** What would be right; empty where the problem says it. */
    private static String rule(String problem, Messages messages) {
        return " " + switch (problem.split(" ")[0]) {
            case "header" -> messages.get("cli.usage.object.header", String.join(", ", new TreeSet<>(ObjectOptions.HEADERS)));
            case "metadata" -> messages.get("cli.usage.object.metadata");
            case "tag" -> messages.get("cli.usage.object.tag");
            case "ACL" -> messages.get("cli.usage.object.acl", String.join(", ", new TreeSet<>(ObjectOptions.ACLS)));
            default -> "";
        };
    }

    private static Map<String, String> pairs(String option, List<String> words, Messages messages) {
        var pairs = new LinkedHashMap<String, String>();
        for (var word : words) {
            var pair = Pair.of(option, word, messages);
            pairs.put(pair.name(), pair.value());
        }
        return pairs;
    }
}
