package org.dropback.desktop.inspector;

import org.jspecify.annotations.Nullable;

/**
 * What a user looks at in the Inspector.
 *
 * @param search text in its field
 * @param row    ID of the callback on show
 */
public record Looking(String search, @Nullable Long row) {
}
