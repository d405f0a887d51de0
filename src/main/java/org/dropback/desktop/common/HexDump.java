package org.dropback.desktop.common;

import java.util.HexFormat;

/** Bytes as offset, hexadecimal and ASCII, 16 a line. */
final class HexDump {

    private static final int ROW = 16;

    private HexDump() {
    }

    static String of(byte[] bytes, int limit) {
        var hex = HexFormat.ofDelimiter(" ");
        var out = new StringBuilder();
        for (var at = 0; at < Math.min(bytes.length, limit); at += ROW) {
            var end = Math.min(at + ROW, bytes.length);
            out.append("%08x  %-47s  ".formatted(at, hex.formatHex(bytes, at, end)));
            for (var i = at; i < end; i++) {
                out.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            out.append('\n');
        }
        return out.toString().stripTrailing();
    }
}
