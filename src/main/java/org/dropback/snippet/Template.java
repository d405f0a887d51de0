package org.dropback.snippet;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A program with holes. {@code «name»} takes a value, already written as the language wants it; lines that hold nothing but {@code «if name»},
 * {@code «unless name»} or {@code «each name»} begin a block that ends with {@code «end»}. Values are never read for holes.
 */
final class Template {

    private static final Pattern HOLE = Pattern.compile("«(\\w+)»");
    private static final Pattern BLOCK = Pattern.compile("\\s*«(if|unless|each|end)(?: (\\w+))?»\\s*");

    private Template() {
    }

    /** @throws IllegalArgumentException where the template names what there is not, or a block does not end */
    static String fill(String template, TemplateValues values) {
        var program = new StringBuilder();
        fill(template.lines().toList(), values, program);
        return program.toString();
    }

    private static void fill(List<String> lines, TemplateValues values, StringBuilder program) {
        for (int i = 0; i < lines.size(); i++) {
            var block = BLOCK.matcher(lines.get(i));
            if (!block.matches()) {
                program.append(HOLE.matcher(lines.get(i)).replaceAll(hole -> java.util.regex.Matcher.quoteReplacement(values.text(hole.group(1)))));
                program.append('\n');
                continue;
            }
            int end = end(lines, i);
            var inside = lines.subList(i + 1, end);
            var name = block.group(2);
            switch (block.group(1)) {
                case "if" -> fill(values.flag(name) ? inside : List.of(), values, program);
                case "unless" -> fill(values.flag(name) ? List.of() : inside, values, program);
                case "each" -> values.list(name).forEach(item -> fill(inside, values.with(item), program));
                default -> throw new IllegalArgumentException("nothing to end in line " + lines.get(i));
            }
            i = end;
        }
    }

    private static int end(List<String> lines, int begin) {
        int depth = 0;
        for (int i = begin; i < lines.size(); i++) {
            var block = BLOCK.matcher(lines.get(i));
            if (block.matches()) {
                depth += block.group(1).equals("end") ? -1 : 1;
            }
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no end of " + lines.get(begin));
    }
}
