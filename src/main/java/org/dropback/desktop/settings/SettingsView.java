package org.dropback.desktop.settings;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;
import org.dropback.settings.Ending;
import org.dropback.settings.IfThere;
import org.dropback.settings.Language;
import org.dropback.settings.LogLevel;
import org.dropback.settings.ProxyChoice;
import org.dropback.settings.Theme;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The Settings screen: groups of rows, one below the other. */
public final class SettingsView extends BorderPane {

    private static final int WIDE = 320;

    private final SettingsViewModel model;
    private final Support support;
    private final Updating updating;
    private final Messages messages;
    private final Rows rows;
    private final ScrollPane scroll;
    private final VBox page;

    /** @param wakeful whether this system lets a program keep it awake */
    public SettingsView(SettingsViewModel model, Support support, Updating updating, boolean wakeful, Messages messages) {
        this.model = model;
        this.support = support;
        this.updating = updating;
        this.messages = messages;
        rows = new Rows(model.choices(), messages);
        getStyleClass().add("settings");
        setTop(head());
        page = new VBox(appearance(), uploads(), whenDone(wakeful), network(), updates(), data());
        page.getStyleClass().add("settings-page");
        scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("settings-scroll");
        setCenter(scroll);
    }

    private Node head() {
        var reset = Controls.button(messages.get("settings.reset"), model::reset);
        reset.setId("reset-settings");
        var head = new HBox(Controls.label(messages.get("settings.title"), "headline"), Controls.spacer(), reset);
        head.getStyleClass().add("settings-head");
        return head;
    }

    private Node appearance() {
        return rows.group("appearance",
                rows.segments("theme", List.of(Theme.values()), theme -> messages.get("settings.theme." + key(theme)),
                        now -> now.appearance().theme(), (now, value) -> now.appearance(to -> to.withTheme(value))),
                rows.choice("language", List.of(Language.values()), this::name,
                        now -> now.appearance().language(), (now, value) -> now.appearance(to -> to.withLanguage(value))));
    }

    /** A language is called as its readers call it, whatever the window speaks. */
    private String name(Language language) {
        return switch (language) {
            case SYSTEM -> messages.get("settings.language.system");
            case ENGLISH -> "English";
            case SIMPLIFIED -> "简体中文";
            case TRADITIONAL -> "繁體中文";
        };
    }

    private Node uploads() {
        return rows.group("uploads",
                rows.typed("files", model.files(), messages.get("settings.adapts")),
                rows.typed("parts", model.parts(), messages.get("settings.adapts")),
                rows.typed("pace", model.bytesPerSecond(), messages.get("settings.pace.none")),
                rows.typed("partSize", model.partSize(), "8MiB"),
                rows.typed("multipartAbove", model.multipartAbove(), messages.get("settings.multipartAbove.usual")),
                rows.choice("ifThere", List.of(IfThere.values()), choice -> messages.get("settings.ifThere." + key(choice)),
                        now -> now.transfers().ifThere(), (now, value) -> now.transfers(to -> to.withIfThere(value))),
                rows.typed("retry", model.retry(), ""));
    }

    private Node whenDone(boolean wakeful) {
        return rows.group("whenDone",
                rows.check(wakeful ? "stayAwake" : "stayAwake.cannot", now -> now.whenDone().stayAwake(), (now, value) -> now.whenDone(to -> to.withStayAwake(value))),
                rows.check("tell", now -> now.whenDone().tell(), (now, value) -> now.whenDone(to -> to.withTell(value))),
                rows.segments("ending", List.of(Ending.values()), ending -> messages.get("settings.ending." + key(ending)),
                        now -> now.whenDone().ending(), (now, value) -> now.whenDone(to -> to.withEnding(value))));
    }

    private Node network() {
        var host = rows.typed("proxyHost", model.proxyHost(), "proxy.example");
        var port = rows.typed("proxyPort", model.proxyPort(), "");
        rows.follow(now -> List.of(host, port)
                .forEach(row -> Controls.show(row, now.proxy().kind() == ProxyChoice.Kind.MANUAL)));
        return rows.group("network",
                rows.segments("proxy", List.of(ProxyChoice.Kind.values()), kind -> messages.get("settings.proxy." + key(kind)),
                        now -> now.proxy().kind(), (now, value) -> now.proxy(to -> to.withKind(value))), host, port);
    }

    private Node updates() {
        var daily = rows.check("updates", now -> now.updates().daily(), (now, value) -> now.updates(to -> to.withDaily(value)));
        var nowhere = Controls.paragraph(messages.get("settings.updates.nowhere"), "settings-problem");
        nowhere.setId("problem-updates");
        Rows.add(daily, nowhere);
        var ask = button("update-now", "settings.updateNow.do", Feather.REFRESH_CW, updating::now);
        var row = rows.row("updateNow", ask);
        var said = Controls.paragraph("");
        said.setId("update-said");
        said.textProperty().bind(updating.saidProperty());
        updating.saidProperty().subscribe(text -> Controls.show(said, !text.isEmpty()));
        Rows.add(row, said);
        rows.follow(now -> Controls.show(nowhere, now.updates().daily() && !Updating.isComplete(now.updates())));
        ask.disableProperty().bind(updating.askingProperty().or(Bindings.createBooleanBinding(() -> !Updating.isComplete(model.choices().get().updates()),
                model.choices().currentProperty())));
        return rows.group("updates", daily, rows.typed("updateUrl", model.updateUrl(), "https://example.com/dropback.json", WIDE),
                rows.typed("updateKey", model.updateKey(), "MCowBQYDK2VwAyEA…", WIDE), row);
    }

    private Node data() {
        var home = Controls.paragraph(support.home().toString(), "mono");
        home.setId("data-folder");
        var folder = rows.row("folder", button("open-home", "settings.folder.open", Feather.FOLDER, support::openHome));
        ((VBox) folder.getChildren().getFirst()).getChildren().add(1, home);
        return rows.group("data", folder,
                rows.typed("historyDays", model.historyDays(), messages.get("settings.historyDays.ever")),
                rows.choice("logLevel", List.of(LogLevel.values()), level -> messages.get("settings.logLevel." + key(level)),
                        now -> now.upkeep().logLevel(), (now, value) -> now.upkeep(to -> to.withLogLevel(value))),
                rows.row("log", button("open-log", "settings.log.open", Feather.FILE_TEXT, support::openLog)),
                rows.row("diagnostics", button("save-diagnostics", "settings.diagnostics.save", Feather.LIFE_BUOY, support::saveDiagnostics)));
    }

    private Button button(String id, String text, Feather icon, Runnable action) {
        var button = Controls.button(messages.get(text), action);
        button.setId(id);
        button.setGraphic(new Icon(icon));
        return button;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Puts the focus on the first of them. */
    public void focusFirst() {
        // What scrolls is in the scene only once its skin is made.
        applyCss();
        page.lookup("#setting-language").requestFocus();
    }

    /** How far down it is, from 0 to 1. */
    public double scrolled() {
        return scroll.getVvalue();
    }

    public void scrollTo(double far) {
        scroll.setVvalue(far);
    }

    /** Follows no change any more. */
    public void close() {
        rows.close();
        model.close();
    }
}
