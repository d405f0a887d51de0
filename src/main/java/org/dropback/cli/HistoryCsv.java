package org.dropback.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attempts as a table for spreadsheets. A text that one of them would take for a formula (a file may be called {@code =1+1}) gets an apostrophe before it;
 * who needs every byte takes the lines of JSON. One thread.
 */
final class HistoryCsv {

    /** The names are the contract's: add, never rename. */
    private static final Map<String, Function<HistoryLine, @Nullable Object>> COLUMNS = columns();

    private final ObjectWriter writer;
    private final PrintStream out;

    HistoryCsv(PrintStream out) {
        this.out = out;
        var schema = CsvSchema.builder();
        COLUMNS.keySet().forEach(schema::addColumn);
        writer = new CsvMapper().writer(schema.build().withLineSeparator("\r\n"));
        out.print(COLUMNS.keySet().stream().collect(Collectors.joining(",", "", "\r\n")));
    }

    private static Map<String, Function<HistoryLine, @Nullable Object>> columns() {
        var columns = new LinkedHashMap<String, Function<HistoryLine, @Nullable Object>>();
        columns.put("id", HistoryLine::id);
        columns.put("at", HistoryLine::at);
        columns.put("again", HistoryLine::again);
        columns.put("outcome", HistoryLine::outcome);
        columns.put("stored", HistoryLine::stored);
        columns.put("file", HistoryLine::file);
        columns.put("connection", HistoryLine::connection);
        columns.put("endpoint", HistoryLine::endpoint);
        columns.put("region", HistoryLine::region);
        columns.put("bucket", HistoryLine::bucket);
        columns.put("key", HistoryLine::key);
        columns.put("method", HistoryLine::method);
        columns.put("size", HistoryLine::size);
        columns.put("bytesSent", HistoryLine::bytesSent);
        columns.put("millis", HistoryLine::millis);
        columns.put("etag", HistoryLine::etag);
        columns.put("crc64", HistoryLine::crc64);
        columns.put("requestId", HistoryLine::requestId);
        columns.put("profile", line -> line.asked() == null ? null : line.asked().profile());
        columns.put("callbackUrl", line -> line.asked() == null ? null : String.join(";", line.asked().urls()));
        columns.put("callbackStatus", line -> line.callback() == null ? null : line.callback().status());
        columns.put("callbackMillis", line -> line.callback() == null ? null : line.callback().millis());
        columns.put("callbackBody", line -> line.callback() == null ? null : line.callback().body());
        columns.put("errorCode", line -> line.error() == null ? null : line.error().code());
        columns.put("errorMessage", line -> line.error() == null ? null : line.error().message());
        columns.put("ec", line -> line.error() == null ? null : line.error().ec());
        columns.put("explanation", line -> line.error() == null ? null : line.error().explanation());
        columns.put("differs", line -> String.join(" ", line.differs()));
        return columns;
    }

    /** @return false when nobody reads any more */
    boolean write(HistoryLine line) {
        var cells = new LinkedHashMap<String, Object>();
        COLUMNS.forEach((name, column) -> cells.put(name, cell(column.apply(line))));
        try {
            out.print(writer.writeValueAsString(cells));
            return !out.checkError();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text when !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 -> "'" + text;
            default -> value;
        };
    }
}
