package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SavedProfile;
import org.dropback.store.LastingValues;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandsTest {

    @TempDir
    Path home;

    private final LastingValues values = new LastingValues();

    private CliHarness run(int code, String... words) {
        var cli = new CliHarness(home);
        cli.values = values;
        var all = new ArrayList<>(List.of("profile"));
        all.addAll(List.of(words));
        assertEquals(code, cli.run(all.toArray(String[]::new)), cli.err() + cli.out());
        return cli;
    }

    private void save() throws Exception {
        new ProfileStore(home, values).save(SavedProfile.of(new CallbackProfile("Orders", List.of("https://a.example/cb"), null, true, BodyType.JSON,
                "{\"o\":${object}}", List.of(CallbackVariable.fixed("x:s", "hunter2").withSecret(true), CallbackVariable.fromFile("x:f", "{stem}")), Map.of())));
    }

    @Test
    void listAndShowTellNoSecret() throws Exception {
        assertEquals("none\n", run(0, "list").out());
        save();
        assertEquals("Orders  https://a.example/cb\n", run(0, "list").out());
        var line = run(0, "list", "--output", "json").json().getFirst().get("profiles").get(0);
        assertEquals("Orders json true", line.get("name").asText() + " " + line.get("bodyType").asText() + " " + line.get("sni"));
        assertTrue(line.get("variables").get(0).get("value").isNull());
        var shown = run(0, "show", "Orders").out();
        assertTrue(shown.contains("  callbackUrl: https://a.example/cb\n") && shown.contains("  callbackBodyType: application/json\n") && shown.contains("  x:s: ***\n") && shown.contains("  x:f: {stem}  (from-file)\n"), shown);
        assertFalse(shown.contains("hunter2"));
        assertEquals("from-file", run(0, "show", "Orders", "--output", "json").json().getFirst().get("variables").get(1).get("kind").asText());
        assertTrue(run(2, "show", "Nothing").err().contains("Orders"));
    }

    @Test
    void whereNothingKeepsSecretsAnImportSaysSoAndAnUploadAsksForThem() throws Exception {
        var file = Files.writeString(home.resolve("p.dropback"), """
                {"dropback":"profiles","schema":1,"profiles":[{"name":"P","urls":["https://a.example/cb"],"body":"a=${x:s}",
                "variables":[{"name":"x:s","value":"hunter2","secret":true}]}]}""");
        values.lasts = false;
        assertTrue(run(0, "import", file.toString()).out().contains("The values of secret variables were not kept"));
        values.held.clear();
        var cli = new CliHarness(home);
        assertEquals(2, cli.run("callback", "render", "--profile", "P", "--file", file.toString()));
        assertTrue(cli.err().contains("DROPBACK_PASSPHRASE") && cli.err().contains("--var x:s="), cli.err());
        try (var files = Files.walk(home.resolve("."))) {
            for (var each : files.filter(Files::isRegularFile).filter(each -> !each.endsWith("p.dropback")).toList()) {
                assertFalse(Files.readString(each, java.nio.charset.StandardCharsets.ISO_8859_1).contains("hunter2"), each.toString());
            }
        }
    }

    @Test
    void exportAndImportGoRoundAndANameThatIsTakenIsKept() throws Exception {
        save();
        var file = home.resolve("orders.dropback");
        var told = run(0, "export", "Orders", "--to", file.toString());
        assertTrue(told.err().contains("Left out of “Orders”: the value of x:s, which is secret."), told.err());
        assertFalse(Files.readString(file).contains("hunter2"));
        assertEquals("Profile “Orders” was imported as “Orders 2”, because another one has its name.\n", run(0, "import", file.toString()).out());
        assertEquals("Profile “Copy” was imported.\n", run(0, "import", file.toString(), "--name", "Copy").out());
        assertEquals(List.of("Copy", "Orders", "Orders 2"), new ProfileStore(home).list().stream().map(SavedProfile::name).toList());
        assertEquals(List.of("hunter2"), List.copyOf(values.held.values()));
        var everything = run(0, "export").out();
        assertTrue(everything.startsWith("{\n  \"dropback\" : \"profiles\""));
        Files.writeString(file, everything);
        assertTrue(run(2, "import", file.toString(), "--name", "One").err().contains("3 profiles"));
        var line = run(0, "export", "Copy", "--to", file.toString(), "--overwrite", "--output", "json").json().getFirst();
        assertEquals("Copy", line.get("profiles").get(0).asText());
    }

    @Test
    void foreignTextsAreImportedAndJunkIsNot() throws Exception {
        var curl = Files.writeString(home.resolve("up.sh"), "curl -H 'x-oss-callback: eyJjYWxsYmFja1VybCI6Imh0dHA6Ly9hLmV4YW1wbGUvIiwiY2FsbGJhY2tCb2R5IjoiYSJ9' http://h/k\n");
        var line = run(0, "import", curl.toString(), "--output", "json").json().getFirst();
        assertEquals("curl a.example", line.get("format").asText() + " " + line.get("profiles").get(0).get("name").asText());
        assertTrue(run(2, "import", "nowhere.json").err().contains("nowhere.json cannot be imported: there is no such file."));
        var junk = Files.writeString(home.resolve("junk"), "x\n{");
        assertTrue(run(2, "import", junk.toString()).err().contains("line 1, column 1: this is none of what can be imported"));
        assertTrue(run(2, "import", home.resolve("nowhere").toString()).err().contains("nowhere"));
        assertEquals(1, new ProfileStore(home).list().size());
        run(2, "import");
        run(2, "exprt");
    }

    @Test
    void exportReplacesNothingUnasked() throws Exception {
        save();
        var file = Files.writeString(Files.createDirectory(home.resolve("elsewhere")).resolve("mine.json"), "my own");
        assertTrue(run(2, "export", "--to", file.toString()).err().contains("--overwrite"));
        assertEquals("my own", Files.readString(file));
        run(0, "export", "--to", file.toString(), "--overwrite");
        assertTrue(Files.readString(file).contains("Orders"));
        assertTrue(run(2, "export", "--to", home.toString(), "--overwrite").err().contains("is a folder"));
        var failed = run(2, "export", "--to", home.resolve("no/such/folder.json").toString()).err();
        assertTrue(failed.contains("cannot be written") && failed.contains("Nothing was exported"), failed);
    }

    @Test
    void showTellsFolderAndParent() throws Exception {
        save();
        var child = SavedProfile.of(new CallbackProfile("Child", List.of(), null, false, BodyType.JSON, "", List.of(), Map.of()));
        new ProfileStore(home).save(child.withParent("Orders").withFolder("Shop"));
        var shown = run(0, "show", "Child").out();
        assertTrue(shown.contains("  Folder: Shop\n") && shown.contains("  Inherits from: Orders\n"), shown);
    }
}
