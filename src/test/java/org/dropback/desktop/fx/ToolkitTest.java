package org.dropback.desktop.fx;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ToolkitTest {

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aWindowThatCannotBeBuiltIsAFailureOfItsCaller() {
        var mistake = new IllegalArgumentException("on purpose");
        assertSame(mistake, assertThrows(IllegalStateException.class, () -> Toolkit.show(_ -> {
            throw mistake;
        })).getCause());
    }
}
