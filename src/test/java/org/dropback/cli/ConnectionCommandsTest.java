package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionCommandsTest {

    private static final String TWO = """
            {"dropback":"connections","schema":1,"connections":[
            {"name":"Photos","bucket":"photos","endpoint":{"kind":"internal","region":"cn-shanghai"},"keys":{"from":"environment"}},
            {"name":"Broken","bucket":"X","endpoint":{"kind":"public","region":"cn-hangzhou"},"keys":{"from":"process","command":["rm","-rf","/"]}}]}""";

    @TempDir
    private Path folder;
    private CliHarness cli;

    @BeforeEach
    void prepare() {
        cli = again();
    }

    private CliHarness again() {
        return new CliHarness(folder.resolve("home"));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("connections-to-take.json"), content).toString();
    }

    @Test
    void exportReplacesNothingUnaskedAndSaysWhyThereIsNothingToExport() throws IOException {
        assertEquals(2, cli.run("connection", "export"));
        assertTrue(cli.err().contains("nothing to export"), cli.err());
        cli = again();
        assertEquals(2, cli.run("connection", "export", "sandbox"));
        assertTrue(cli.err().contains("cannot be exported"), cli.err());
        cli = again();
        assertEquals(0, cli.run("connection", "import", file(TWO)), cli.err());
        var there = Files.writeString(folder.resolve("there.json"), "mine");
        cli = again();
        assertEquals(2, cli.run("connection", "export", "--to", there.toString()));
        assertTrue(cli.err().contains("--overwrite"), cli.err());
        assertEquals("mine", Files.readString(there));
        cli = again();
        assertEquals(0, cli.run("connection", "export", "--to", there.toString(), "--overwrite"), cli.err());
        assertTrue(Files.readString(there).contains("Photos"));
    }

    @Test
    void whatIsImportedIsListedShownChosenAndExported() throws IOException {
        assertEquals(0, cli.run("connection", "import", file(TWO)), cli.err());
        cli = again();
        assertEquals(0, cli.run("connection", "default", "Photos"));
        assertEquals(0, cli.run("connection", "list", "--output", "json"));
        var all = cli.json().getFirst().path("connections");
        assertEquals(3, all.size());
        assertEquals("sandbox", all.get(0).path("name").asText());
        assertEquals("https://oss-cn-shanghai-internal.aliyuncs.com", all.get(1).path("endpoint").asText());
        assertTrue(all.get(1).path("isDefault").asBoolean());
        assertEquals("process", all.get(2).path("keys").asText());
        assertEquals("", all.get(2).path("keyFrom").asText(), "a stranger's file chooses no program");
        cli = again();
        assertEquals(0, cli.run("connection", "show", "Photos", "--ram-policy"));
        assertTrue(cli.out().contains("acs:oss:*:*:photos/*"));
        cli = again();
        assertEquals(0, cli.run("connection", "export", "Photos"));
        var exported = cli.out();
        cli = again();
        assertEquals(0, cli.run("connection", "import", file(exported)));
        assertTrue(cli.out().contains("“Photos” was here already"), cli.out());
        cli = again();
        assertEquals(0, cli.run("connection", "import", file(exported.replace("\"photos\"", "\"pictures\"")), "--output", "json"));
        var added = cli.json().getFirst().path("connections").get(0);
        assertEquals("Photos 2 Photos false", added.path("name").asText() + " " + added.path("calledBefore").asText() + " " + added.path("already").asBoolean());
    }

    @Test
    void theExampleOfTheHelpMakesAConnection() throws IOException {
        cli.run("connection", "check");
        assertTrue(cli.err().contains("dropback connection import --help"), cli.err());
        cli = again();
        cli.run("connection", "import", "--help");
        var help = cli.out();
        var example = help.substring(help.indexOf("<<'END'") + 7, help.lastIndexOf("END"));
        cli = again();
        cli.in = example;
        assertEquals(0, cli.run("connection", "import", "-"), cli.err());
        cli = again();
        assertEquals(0, cli.run("connection", "show", "Photos"), cli.err());
        assertTrue(cli.out().contains("https://oss-cn-hangzhou.aliyuncs.com"), cli.out());
    }

    @Test
    void whatTheSandboxTakesIsShown() {
        assertEquals(0, cli.run("connection", "show", "sandbox"), cli.err());
        assertTrue(cli.out().contains("keys: sandbox sandbox-access-key\n") && cli.out().contains("accessKeySecret: sandbox-access-key-secret"), cli.out());
    }

    @Test
    void aNameThatNobodyKnowsIsWrongUsage() throws IOException {
        for (var words : new String[][] {{"connection", "show", "No"}, {"connection", "check", "No"}, {"connection", "check"}, {"connection", "default", "No"},
            {"upload", "--connection", "No", file("x")}, {"connection", "secret", "No"}}) {
            cli = again();
            assertEquals(2, cli.run(words), cli.err());
            assertEquals("", cli.out());
        }
        cli = again();
        cli.run("connection", "import", file(TWO));
        cli = again();
        assertEquals(2, cli.run("upload", "--connection", "Broken", file("x")));
        assertTrue(cli.err().contains("Connection “Broken” cannot be used."), cli.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"dropback\":\"profiles\"}", "<html>", "{\"dropback\":\"connections\",\"schema\":7}"})
    void whatIsNoFileOfConnectionsIsWrongUsage(String content) throws IOException {
        assertEquals(2, cli.run("connection", "import", file(content)));
        assertFalse(Files.exists(folder.resolve("home").resolve("connections.json")));
        assertEquals(2, again().run("connection", "import", folder.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"endpoint\":\"https://a\"}|as in endpoint: {…}.", "{\"endpoint\":{\"kind\":\"publik\"}}|as in kind: \"public\", ",
        "{\"bucket\":7}|as in bucket: \"…\".", "7|as in connections: [{…}]."})
    void aFieldThatIsWrongIsToldAsItIsWrittenRight(String connection, String right) throws IOException {
        assertEquals(2, cli.run("connection", "import", file("{\"dropback\":\"connections\",\"connections\":[" + connection + "]}")));
        assertTrue(cli.err().contains("A field of this file must be written " + right), cli.err());
    }

    @Test
    void aSecretThatNobodyCanKeepIsNotTaken() throws IOException {
        cli.run("connection", "import", file(TWO));
        cli = again();
        cli.in = "pl4nted\n";
        assertEquals(1, cli.run("connection", "secret", "Photos"));
        assertTrue(cli.err().contains("DROPBACK_PASSPHRASE") && !cli.err().contains("pl4nted"), cli.err());
        cli = again();
        cli.in = "";
        assertEquals(2, cli.run("connection", "secret", "Photos"));
    }
}
