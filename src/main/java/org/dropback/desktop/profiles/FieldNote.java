package org.dropback.desktop.profiles;

import org.dropback.callback.Finding.Field;

/** A sentence under a field of the editor. */
public record FieldNote(Field field, boolean isError, String text) {
}
