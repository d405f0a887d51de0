package org.dropback.desktop.uploads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.WhileShown;
import org.dropback.text.ByteSize;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** How fast uploads may be, at hand: the usual paces, and the way to any other. */
final class BandwidthMenu extends MenuButton {

    private static final List<Long> PACES = List.of(0L, 500_000L, 1_000_000L, 2_000_000L, 5_000_000L, 10_000_000L, 50_000_000L);

    private final Messages messages;
    private final Map<Long, RadioMenuItem> items = new LinkedHashMap<>();

    /** @param other goes where any pace can be typed */
    BandwidthMenu(Choices choices, Runnable other, Messages messages) {
        this.messages = messages;
        setId("bandwidth");
        setGraphic(new Icon(Feather.ACTIVITY));
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(messages.get("uploads.bandwidth")));
        setAccessibleText(messages.get("uploads.bandwidth"));
        var group = new ToggleGroup();
        for (var pace : PACES) {
            var item = new RadioMenuItem(name(pace));
            item.setToggleGroup(group);
            item.setOnAction(_ -> choices.change(now -> now.transfers(to -> to.withBytesPerSecond(pace))));
            items.put(pace, item);
        }
        var more = new MenuItem(messages.get("uploads.bandwidth.other"));
        more.setOnAction(_ -> other.run());
        getItems().addAll(items.values());
        getItems().addAll(new SeparatorMenuItem(), more);
        // Only while it is shown: who followed for ever would be kept after its window has gone.
        WhileShown.follow(this, choices.currentProperty().map(now -> now.transfers().bytesPerSecond()), pace -> {
            group.selectToggle(items.get(pace));
            setText(name(pace));
        });
    }

    private String name(long pace) {
        return pace == 0 ? messages.get("uploads.bandwidth.none") : messages.get("uploads.bandwidth.pace", ByteSize.format(pace, messages.locale()));
    }
}
