package org.dropback.upload;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a table line by line, whole or not at all. */
final class RowTableReader {

    private static final CsvFactory CSV = CsvFactory.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .disable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final List<String> PATH_COLUMNS = List.of("path", "file");

    private final String name;
    private final TableText source;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, FileRow> byPath = new LinkedHashMap<>();
    private int pathColumn;

    RowTableReader(String name, TableText source) {
        this.name = name;
        this.source = source;
    }

    RowTable read() throws RowTableException {
        try (var parser = CSV.createParser(source.text())) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator()).withoutEscapeChar());
            parser.nextToken();
            var cells = new ArrayList<String>();
            int line = 1;
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                cells.clear();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    cells.add(parser.getText());
                }
                take(cells, line);
                line += 1 + (int) cells.stream().flatMap(cell -> LINE_BREAK.matcher(cell).results()).count();
            }
        } catch (JacksonException e) {
            int quote = openQuote(separator());
            if (quote >= 0) {
                var before = source.text().substring(0, quote);
                throw new RowTableException("quote", name, Long.toString(before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0)),
                        Integer.toString(quote - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))));
            }
            var at = e.getLocation();
            throw new RowTableException("broken", name, at == null ? "?" : Integer.toString(at.getLineNr()), at == null ? "?" : Integer.toString(at.getColumnNr()),
                    String.valueOf(e.getOriginalMessage()));
        } catch (RowTableException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
        if (columns.isEmpty()) {
            throw new RowTableException("empty", name);
        }
        return new RowTable(name, source.encoding(), columns, byPath);
    }

    private void take(List<String> cells, int line) throws RowTableException {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (columns.isEmpty()) {
            takeHead(cells, line);
            return;
        }
        if (cells.size() != columns.size()) {
            throw new RowTableException("uneven", name, Integer.toString(line), Integer.toString(cells.size()), Integer.toString(columns.size()));
        }
        var path = RowTable.normal(cells.get(pathColumn));
        if (path.isEmpty()) {
            throw new RowTableException("noPath", name, Integer.toString(line), Integer.toString(pathColumn + 1));
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), cells.get(i));
        }
        var other = byPath.putIfAbsent(path, new FileRow(name, line, values));
        if (other != null) {
            throw new RowTableException("twice", name, Integer.toString(line), Integer.toString(pathColumn + 1), path, Integer.toString(other.line()));
        }
    }

    private void takeHead(List<String> cells, int line) throws RowTableException {
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < cells.size(); i++) {
            var column = cells.get(i).strip();
            var before = column.isEmpty() ? Integer.valueOf(i) : seen.putIfAbsent(column, i);
            if (before != null) {
                throw new RowTableException(column.isEmpty() ? "columnUnnamed" : "columnTwice", name, Integer.toString(line), Integer.toString(i + 1), column);
            }
            columns.add(column);
        }
        pathColumn = PATH_COLUMNS.stream().map(this::indexOf).filter(Objects::nonNull).findFirst().orElse(0);
    }

    private @Nullable Integer indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).toLowerCase(Locale.ROOT).equals(column)) {
                return i;
            }
        }
        return null;
    }

    /** Where a quotation mark stands that is never closed; -1 where each is. */
    private int openQuote(char separator) {
        var text = source.text();
        int open = -1;
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open < 0) {
                open = start && c == '"' ? i : -1;
                start = c == separator || c == '\n' || c == '\r';
            } else if (c == '"') {
                boolean doubled = text.startsWith("\"\"", i);
                i += doubled ? 1 : 0;
                open = doubled ? open : -1;
                start = false;
            }
        }
        return open;
    }

    /** By the name of the file; else what stands most often in the first line, outside of quotation marks. */
    private char separator() {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tsv") || lower.endsWith(".tab")) {
            return '\t';
        }
        var counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < source.text().length(); i++) {
            char c = source.text().charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            if (!quoted && c < 128) {
                counts[c]++;
            }
        }
        return counts['\t'] > counts[','] && counts['\t'] >= counts[';'] ? '\t' : counts[';'] > counts[','] ? ';' : ',';
    }
}
