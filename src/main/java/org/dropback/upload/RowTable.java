package org.dropback.upload;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV or TSV file with a line for each file of a batch: a column of paths, and the values of {@code {row:column}}. Immutable, any thread; only
 * {@link #read} blocks on the disk.
 */
public final class RowTable {

    private static final long MAX_BYTES = 64L << 20;

    private final String name;
    private final Charset encoding;
    private final List<String> columns;
    private final Map<String, FileRow> byPath;
    /** The paths that end with a name. */
    private final Map<String, List<String>> pathsByName;

    RowTable(String name, Charset encoding, List<String> columns, Map<String, FileRow> byPath) {
        this.name = name;
        this.encoding = encoding;
        this.columns = List.copyOf(columns);
        this.byPath = Collections.unmodifiableMap(byPath);
        this.pathsByName = new HashMap<>();
        byPath.keySet().forEach(path -> pathsByName.computeIfAbsent(lastOf(path), _ -> new ArrayList<>(1)).add(path));
    }

    /**
     * @throws RowTableException what is wrong, in which line and column
     * @throws IOException       where the file cannot be read
     */
    public static RowTable read(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        if (Files.size(file) > MAX_BYTES) {
            throw new RowTableException("tooLarge", name, Long.toString(MAX_BYTES >> 20));
        }
        return parse(name, Files.readAllBytes(file));
    }

    /** @param name of the file; {@code .tsv} and {@code .tab} are told by it */
    public static RowTable parse(String name, byte[] content) throws RowTableException {
        return new RowTableReader(name, TableText.of(name, content)).read();
    }

    public String name() {
        return name;
    }

    /** In the order of the table. */
    public List<String> columns() {
        return columns;
    }

    public int size() {
        return byPath.size();
    }

    /** Whether the bytes were no UTF-8 and were taken for GBK, which should be said. */
    public boolean isGbk() {
        return !encoding.name().startsWith("UTF");
    }

    /**
     * The line for a file: the one of its path, or else the only one whose path is the end of the file's path, or has it as its end.
     *
     * @param relativePath always with {@code /}
     */
    public FileRow rowOf(String relativePath) {
        var path = normal(relativePath);
        var exact = byPath.get(path);
        if (exact != null) {
            return exact;
        }
        var candidates = pathsByName.getOrDefault(lastOf(path), List.of()).stream()
                .filter(other -> path.endsWith("/" + other) || other.endsWith("/" + path)).toList();
        return candidates.size() == 1 ? byPath.get(candidates.getFirst()) : FileRow.missing(name);
    }

    /** The same, and where that finds none the line for the path that the file was named with. @param file as chosen, relative or absolute */
    public FileRow rowOf(String relativePath, Path file) {
        var row = rowOf(relativePath);
        return row.isMissing() ? rowOf(file.toString()) : row;
    }

    /** One form for one path: slashes of Windows, a {@code ./} before it, and letters with their accents apart are no other path. */
    static String normal(String path) {
        var slashes = Normalizer.normalize(path.strip().replace('\\', '/'), Normalizer.Form.NFC);
        return slashes.startsWith("./") ? slashes.substring(2) : slashes;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
