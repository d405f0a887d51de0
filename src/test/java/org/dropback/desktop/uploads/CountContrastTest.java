package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.dropback.desktop.common.StatusBadge;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.common.Tones;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Words on coloured ground can be read by weak eyes too: 4.5 to 1, WCAG 2.2 criterion 1.4.3. */
class CountContrastTest {

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void aChosenCountIsReadable(Tone tone) {
        for (var theme : List.<Theme>of(new PrimerLight(), new PrimerDark())) {
            new FxRobot().interact(() -> {
                var ratio = contrast(chosen(tone, theme));
                assertTrue(ratio >= 4.5, theme.getName() + " " + tone + ": " + ratio);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void aBadgeIsReadableOnARowWhetherChosenOrNot(Tone tone) {
        for (var theme : List.<Theme>of(new PrimerLight(), new PrimerDark())) {
            for (var ground : List.of("-color-bg-default", "-color-bg-default, -color-accent-subtle", "-color-bg-subtle")) {
                new FxRobot().interact(() -> {
                    var badge = new StatusBadge();
                    badge.show("pending", tone);
                    var row = new StackPane(badge);
                    row.setStyle("-fx-background-color: " + ground);
                    styled(row, theme);
                    var words = laid(laid(Color.BLACK, row), badge);
                    var ratio = ratio(words, words.interpolate(opaque((Color) badge.getTextFill()), ((Color) badge.getTextFill()).getOpacity()));
                    assertTrue(ratio >= 4.5, theme.getName() + " " + tone + " on " + ground + ": " + ratio);
                });
            }
        }
    }

    /** The colour that is seen where a region lies over another colour. */
    private static Color laid(Color under, Region over) {
        var seen = under;
        for (var fill : over.getBackground().getFills()) {
            seen = seen.interpolate(opaque((Color) fill.getFill()), ((Color) fill.getFill()).getOpacity());
        }
        return seen;
    }

    private static Color opaque(Color colour) {
        return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private static void styled(Parent root, Theme theme) {
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        var scene = new Scene(new StackPane(root));
        for (var sheet : List.of("common", "uploads")) {
            scene.getStylesheets().add(Objects.requireNonNull(CountContrastTest.class.getResource("/org/dropback/css/" + sheet + ".css")).toExternalForm());
        }
        scene.getRoot().applyCss();
    }

    private static ToggleButton chosen(Tone tone, Theme theme) {
        var button = new ToggleButton("12 done");
        button.getStyleClass().addAll("badge", "count");
        Tones.set(button, tone);
        button.setSelected(true);
        styled(new StackPane(button), theme);
        return button;
    }

    private static double contrast(ToggleButton button) {
        return ratio((Color) button.getBackground().getFills().getLast().getFill(), (Color) button.getTextFill());
    }

    private static double ratio(Color under, Color over) {
        var ground = luminance(under);
        var words = luminance(over);
        return (Math.max(ground, words) + 0.05) / (Math.min(ground, words) + 0.05);
    }

    private static double luminance(Color colour) {
        var parts = DoubleStream.of(colour.getRed(), colour.getGreen(), colour.getBlue())
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)).toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
