package org.dropback.connection.keys;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.secret.Secret;

/**
 * The configuration of ossutil: version 1 has its keys under {@code [Credentials]}, version 2 under {@code [default]} or {@code [profile name]}, where the
 * names of keys may be written in four ways.
 *
 * @param profile of version 2; "" for {@code default}, and for version 1
 */
public record OssutilKeys(Path file, String profile) implements KeyFinder {

    public static final String USUAL = ".ossutilconfig";

    @Override
    public FoundKeys find() throws CredentialsException {
        var read = KeyFile.read(file);
        var sections = sections(read.text());
        var section = section(sections, read);
        var mode = section.getOrDefault("mode", "ak").toLowerCase(Locale.ROOT);
        if (!mode.equals("ak") && !mode.equals("ststoken")) {
            throw CredentialsException.told("keys.file.mode", file.toString(), mode);
        }
        var token = section.getOrDefault("ststoken", "");
        return new FoundKeys(new Credentials(demanded(section, "accesskeyid", read), new Secret(demanded(section, "accesskeysecret", read)),
                token.isEmpty() ? null : new Secret(token)), null, file.toString(), read.warnings());
    }

    private Map<String, String> section(Map<String, Map<String, String>> sections, KeyFile read) throws CredentialsException {
        var wanted = profile.isEmpty() ? "default" : profile.toLowerCase(Locale.ROOT);
        var names = profile.isEmpty() ? new String[] {"credentials", "default", "profile default"} : new String[] {"profile " + wanted, wanted};
        for (var name : names) {
            if (sections.containsKey(name)) {
                return sections.get(name);
            }
        }
        throw read.without("[" + (profile.isEmpty() ? "Credentials" : "profile " + profile) + "]");
    }

    private static String demanded(Map<String, String> section, String name, KeyFile read) throws CredentialsException {
        var value = section.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw read.without(name.equals("accesskeyid") ? "accessKeyID" : "accessKeySecret");
        }
        return value;
    }

    private static Map<String, Map<String, String>> sections(String text) {
        var sections = new HashMap<String, Map<String, String>>();
        var current = new HashMap<String, String>();
        for (var raw : text.lines().toList()) {
            var line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                current = new HashMap<>();
                sections.put(line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), current);
            } else if (!line.startsWith("#") && !line.startsWith(";") && line.indexOf('=') > 0) {
                var name = line.substring(0, line.indexOf('=')).strip().toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
                current.put(name, line.substring(line.indexOf('=') + 1).strip());
            }
        }
        return sections;
    }
}
