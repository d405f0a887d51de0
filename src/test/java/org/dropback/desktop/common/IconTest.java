package org.dropback.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.framework.junit5.ApplicationTest;

/** An icon asks no other font for its sign. */
class IconTest extends ApplicationTest {

    @Test
    void hasItsFontBeforeItsStyleIsRead() {
        assertThat(new Icon(Feather.STAR).getFont().getFamily()).isEqualTo("FeatherIcons");
    }

    @Test
    void keepsItWithAnotherSign() {
        var icon = new Icon(Feather.LOCK);
        icon.setIconCode(Feather.UNLOCK);

        assertThat(icon.getFont().getFamily()).isEqualTo("FeatherIcons");
        assertThat(icon.getText()).isEqualTo(String.valueOf((char) Feather.UNLOCK.getCode()));
    }
}
