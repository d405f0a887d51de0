package org.dropback.upload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a table says of one file: the values of {@code {row:column}}.
 *
 * @param table  name of the table's file
 * @param line   of the table, from 1; 0 when no line is for this file
 * @param values by column
 */
public record FileRow(String table, int line, Map<String, String> values) {

    public FileRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** None of the table's lines is for the file. */
    static FileRow missing(String table) {
        return new FileRow(table, 0, Map.of());
    }

    public boolean isMissing() {
        return line == 0;
    }
}
