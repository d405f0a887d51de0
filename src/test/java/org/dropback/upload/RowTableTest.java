package org.dropback.upload;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTableTest {

    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    @TempDir
    Path folder;

    private static RowTable table(String name, String content) throws RowTableException {
        return RowTable.parse(name, content.getBytes(UTF_8));
    }

    private static String problem(String name, byte[] content) {
        return assertThrows(RowTableException.class, () -> RowTable.parse(name, content)).text(ENGLISH);
    }

    private static Map<String, String> row(RowTable table, String path) {
        return table.rowOf(path).values();
    }

    @Test
    void eachFileHasItsLine() throws IOException {
        var file = Files.writeString(folder.resolve("orders.csv"), "path,id,note\nphotos/a.jpg,7,\"x, \"\"y\"\"\nz\"\r\nb.jpg,8,\n\n");
        var table = RowTable.read(file);
        assertEquals(List.of("path", "id", "note"), table.columns());
        assertEquals(2, table.size());
        assertEquals(Map.of("path", "photos/a.jpg", "id", "7", "note", "x, \"y\"\nz"), row(table, "photos/a.jpg"));
        assertEquals("", row(table, "b.jpg").get("note"));
        assertEquals(2, table.rowOf("photos/a.jpg").line());
        assertEquals(4, table.rowOf("b.jpg").line());
        assertTrue(table.rowOf("c.jpg").isMissing());
        assertEquals("orders.csv", table.rowOf("c.jpg").table());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"'id,Path\n1,a'", "'File,id\na,1'", "'whatever,id\na,1'", "'id,note,file\n1,path,a'", "'path;id\na;1'", "'path\tid\na\t1'",
        "'\"path\",\"id\"\n\"a\",\"1\"'", "' path , id \na,1'", "'\uFEFFpath,id\r\na,1\r\n'"})
    void theColumnOfPathsAndTheSeparatorAreFound(String content) throws IOException {
        assertEquals("1", row(table("t.csv", content), "a").get("id"));
    }

    @Test
    void aTsvHasTabsWhateverElseStandsInIt() throws IOException {
        assertEquals("1,2", row(table("t.TSV", "path\tid,x\na\t1,2\n"), "a").get("id,x"));
    }

    @Test
    void aPathIsFoundByItsEndWhereThatIsPlain() throws IOException {
        var table = table("t.csv", "path,id\na/x.jpg,1\nb/x.jpg,2\ny.jpg,3\nc\\z.jpg,4\n./w.jpg,5\nd/caf\u0065\u0301.jpg,6\n");
        assertEquals("1", row(table, "photos/a/x.jpg").get("id"));
        assertTrue(table.rowOf("x.jpg").isMissing());
        assertTrue(table.rowOf("other/x.jpg").isMissing());
        assertEquals("3", row(table, "any/where/y.jpg").get("id"));
        assertEquals("4", row(table, "z.jpg").get("id"));
        assertEquals("4", row(table, "c/z.jpg").get("id"));
        assertEquals("5", row(table, "w.jpg").get("id"));
        assertEquals("6", row(table, "d/caf\u00e9.jpg").get("id"));
        assertTrue(table.rowOf("e/z.jpg").isMissing());
        assertTrue(table.rowOf("notx.jpg").isMissing());
    }

    @Test
    void encodingsAreTold() throws IOException {
        var text = "path,名称\n图片/a.jpg,订单\n";
        for (var bytes : List.of(text.getBytes(UTF_8), ("\uFEFF" + text).getBytes(UTF_8), ("\uFEFF" + text).getBytes(UTF_16LE),
                ("\uFEFF" + text).getBytes(java.nio.charset.StandardCharsets.UTF_16BE))) {
            assertEquals("订单", row(RowTable.parse("t.csv", bytes), "图片/a.jpg").get("名称"));
            assertFalse(RowTable.parse("t.csv", bytes).isGbk());
        }
        var gbk = RowTable.parse("t.csv", text.getBytes(Charset.forName("GBK")));
        assertEquals("订单", row(gbk, "图片/a.jpg").get("名称"));
        assertTrue(gbk.isGbk());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "''#“t.csv” is empty. Its first line names the columns.",
        "'\n\n'#“t.csv” is empty. Its first line names the columns.",
        "'path,id\na,1\na,2'#“t.csv”, line 3, column 1: “a” stands in line 2 already.",
        "'id,path\n1,x\\a\n2,x/a'#“t.csv”, line 3, column 2: “x/a” stands in line 2 already.",
        "'path,id\na'#“t.csv”, line 2: there are 1 values for 2 columns.",
        "'path,id\na,1,2'#“t.csv”, line 2: there are 3 values for 2 columns.",
        "'path,id\n ,1'#“t.csv”, line 2, column 1: the path is missing.",
        "'\n\n\npath,id\n\n\na,\"1\n2\"\na,2'#“t.csv”, line 9, column 1: “a” stands in line 7 already.",
        "'path,id\na,1,'#“t.csv”, line 2: there are 3 values for 2 columns.",
        "'path,id,id\n'#“t.csv”, line 1: the column “id” (number 3) stands there twice.",
        "'path,,id\n'#“t.csv”, line 1: column 2 has no name.",
        "'path,id\na,1\nb,\"2\nc,3\n'#“t.csv”, line 3, column 3: this quotation mark is never closed."})
    void whatIsWrongIsToldWithItsPlace(String content, String text) {
        assertEquals(text, problem("t.csv", content.getBytes(UTF_8)));
    }

    @Test
    void bytesOfNoEncodingAreToldWithTheirPlace() {
        assertEquals("“t.csv”, line 2, column 3: this is neither UTF-8 nor GBK. Save it as UTF-8.", problem("t.csv", new byte[] {'a', '\n', 'b', ',', (byte) 0xFF, (byte) 0xFF}));
        assertTrue(problem("t.csv", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xD6}).contains("line 1, column 1"));
        assertTrue(problem("t.csv", "a\"b\",\"c\"d\n".getBytes(UTF_8)).contains("line 1"));
    }

    @Test
    void aHundredMegabytesAreRefusedUnread() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("huge.csv").toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertEquals("“huge.csv” is larger than 64 MiB.", assertThrows(RowTableException.class, () -> RowTable.read(folder.resolve("huge.csv"))).text(ENGLISH));
    }

    @Test
    void fiftyThousandLinesAreFine() throws IOException {
        var content = IntStream.range(0, 50_000).mapToObj(n -> "in/" + n + "/photo.jpg,\"" + n + "\",图" + n).collect(Collectors.joining("\n", "path,id,note\n", ""));
        var table = table("t.csv", content);
        assertEquals("49999", row(table, "in/49999/photo.jpg").get("id"));
        assertEquals("图7", row(table, "in/7/photo.jpg").get("note"));
    }

    @Test
    void anyTableComesBackCellByCell() throws IOException {
        var random = new Random(41);
        for (int round = 0; round < 500; round++) {
            var separator = List.of(',', ';', '\t').get(random.nextInt(3));
            var content = new StringBuilder("path" + separator + "a" + separator + "b\n");
            var cells = IntStream.range(0, random.nextInt(5)).mapToObj(_ -> List.of(cell(random), cell(random))).toList();
            for (int i = 0; i < cells.size(); i++) {
                content.append("f").append(i);
                cells.get(i).forEach(cell -> content.append(separator).append('"').append(cell.replace("\"", "\"\"")).append('"'));
                content.append(random.nextBoolean() ? "\r\n" : "\n");
            }
            var table = table("t.csv", content.toString());
            for (int i = 0; i < cells.size(); i++) {
                assertEquals(cells.get(i), List.of(row(table, "f" + i).get("a"), row(table, "f" + i).get("b")));
            }
        }
    }

    private static String cell(Random random) {
        return IntStream.range(0, random.nextInt(6)).mapToObj(_ -> List.of("a", ",", ";", "\t", "\"", "\n", "\r\n", "图", "😀", " ", "\\", "'").get(random.nextInt(12)))
                .collect(Collectors.joining());
    }

    @Test
    void aFileIsFoundByThePathThatItWasNamedWith() throws Exception {
        var table = RowTable.parse("t.csv", "path,n\na/x.txt,1\nb/x.txt,2\n".getBytes(UTF_8));
        assertTrue(table.rowOf("x.txt").isMissing());
        assertEquals(3, table.rowOf("x.txt", Path.of("b", "x.txt")).line());
        assertEquals(2, table.rowOf("x.txt", Path.of("a", "x.txt").toAbsolutePath()).line());
        assertTrue(table.rowOf("x.txt", Path.of("c", "x.txt")).isMissing());
    }

    @Test
    void garbageIsATableOrASentence() {
        var random = new Random(43);
        for (int round = 0; round < 5_000; round++) {
            var bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : (byte) "path,id\n\"\r;\t".charAt(random.nextInt(12));
            }
            try {
                RowTable.parse(random.nextBoolean() ? "t.csv" : "t.tsv", bytes).rowOf("a");
            } catch (RowTableException e) {
                assertFalse(e.text(ENGLISH).isEmpty());
            }
        }
    }
}
