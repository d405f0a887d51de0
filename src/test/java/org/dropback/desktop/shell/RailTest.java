package org.dropback.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Labeled;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RailTest extends WindowTest {

    @ParameterizedTest
    @CsvSource({"9999,9999", "10000,10k", "100000,100k", "999999,999k", "1000000,1M"})
    void aScreenKeepsItsNameBesideEachCount(long number, String shown) {
        robot.clickOn("#rail-inspector");
        var name = (Labeled) node("#rail-inspector .rail-name");
        onFx(() -> {
            ((Labeled) node("#rail-inspector .rail-count")).setText(Rail.shortly(number));
            node("#rail-inspector .rail-count").setVisible(true);
            node("#rail-inspector .rail-count").setManaged(true);
            stage.getScene().getRoot().layout();
            return null;
        });
        assertEquals(shown, ((Labeled) node("#rail-inspector .rail-count")).getText());
        assertTrue(onFx(() -> name.getWidth() >= name.prefWidth(-1)), () -> name.getWidth() + " of " + name.prefWidth(-1));
    }
}
