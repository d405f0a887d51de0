package org.dropback.upload;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;

/** A picture that does not exist, for previews of what a template makes of a file. Never touches the disk; any thread. */
public final class SampleFile {

    public static final String NAME = "storefront-05.jpg";
    public static final String RELATIVE_PATH = "photos/" + NAME;
    public static final long SIZE = 114_020;

    private SampleFile() {
    }

    /**
     * @param now what the date placeholders give
     * @throws PlaceholderException where the template is wrong, or names something that is not there
     */
    public static String resolve(String template, ZonedDateTime now) {
        return resolve(template, new FilePlaceholders.Facts(Path.of(RELATIVE_PATH), RELATIVE_PATH, SIZE, now.toInstant()), now);
    }

    /** The same for a file that exists, whose digests are made up all the same. */
    public static String resolve(String template, FilePlaceholders.Facts facts, ZonedDateTime now) {
        var values = new FilePlaceholders(facts, now, System::getenv, () -> false);
        return PlaceholderTemplate.parse(template).resolve(placeholder -> switch (placeholder.name()) {
            case "sha256" -> "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";
            case "md5" -> "5eb63bbbe01eeed093cb22bb8f5acdc3";
            // A table comes with the files only; its column stands for its value.
            case "row" -> String.valueOf(placeholder.argument());
            default -> values.value(placeholder);
        });
    }
}
