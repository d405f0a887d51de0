package org.dropback.desktop.inspector;

import java.util.Locale;

class NarrowInspectorChineseTest extends NarrowInspectorTest {

    @Override
    protected Locale locale() {
        return Locale.SIMPLIFIED_CHINESE;
    }
}
