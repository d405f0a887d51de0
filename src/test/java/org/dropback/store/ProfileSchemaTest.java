package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSchemaTest {

    @TempDir
    private Path folder;

    private static CallbackProfile ofSchema1() {
        return new CallbackProfile("Order attachment", List.of("https://api.shop.example/oss/callback", "https://backup.shop.example/oss/callback"),
                "api.shop.example", true, BodyType.JSON, "{\"object\":${object},\"order\":${x:order_id},\"by\":${x:user}}",
                List.of(CallbackVariable.fromFile("x:order_id", "{parent}"), CallbackVariable.fixed("x:user", "wei.chen 图")), Map.of("x-team", "shop"));
    }

    private Path old() throws IOException {
        var file = folder.resolve("order-attachment-12345678.json");
        try (var stream = Objects.requireNonNull(ProfileSchemaTest.class.getResourceAsStream("profile-schema-1.json"))) {
            Files.copy(stream, file);
        }
        return file;
    }

    @Test
    void aFileOfSchema1MeansWhatItMeant() throws IOException {
        old();
        var store = new ProfileStore(folder);
        assertEquals(List.of(), store.problems());
        assertEquals(List.of(SavedProfile.of(ofSchema1())), store.list());
        assertEquals(ofSchema1(), store.book().effective("Order attachment", null).usable().orElseThrow());
    }

    @Test
    void savedAgainItIsOfTheNewSchemaAndSaysTheSame() throws IOException {
        var file = old();
        var store = new ProfileStore(folder);
        store.save(store.list().getFirst().withFolder("shop"));
        var tree = new ObjectMapper().readTree(file.toFile());
        assertEquals(2, tree.get("schema").intValue());
        assertEquals("shop", tree.get("folder").textValue());
        assertEquals(ofSchema1(), new ProfileStore(folder).book().effective("Order attachment", null).usable().orElseThrow());
    }

    @Test
    void whatIsInheritedIsNotInTheFile() throws IOException {
        var store = new ProfileStore(folder);
        var part = ProfilePart.EMPTY.withUrls(List.of("http://dev.example/"));
        store.save(new SavedProfile("child", "", "Order attachment", ProfilePart.EMPTY, Map.of("dev", part)));
        try (var files = Files.list(folder)) {
            assertEquals("{\"schema\":2,\"name\":\"child\",\"parent\":\"Order attachment\",\"environments\":{\"dev\":{\"urls\":[\"http://dev.example/\"]}}}",
                    new ObjectMapper().readTree(files.findFirst().orElseThrow().toFile()).toString());
        }
    }

    @Test
    void unknownFieldsOfEnvironmentsAreKept() throws IOException {
        var file = Files.writeString(folder.resolve("p.json"), """
                {"schema":2,"name":"p","environments":{"dev":{"body":"b","note":1,"variables":[{"name":"x:a","hint":2}]},"gone":{}}}""");
        var store = new ProfileStore(folder);
        var dev = store.list().getFirst().environments().get("dev");
        store.save(store.list().getFirst().withEnvironment("gone", null).withEnvironment("dev", dev.withUrls(List.of())));
        assertEquals("{\"dev\":{\"body\":\"b\",\"note\":1,\"urls\":[],\"variables\":[{\"name\":\"x:a\",\"hint\":2,\"value\":\"\",\"kind\":\"fixed\"}]}}",
                new ObjectMapper().readTree(file.toFile()).get("environments").toString());
    }

    @Test
    void whateverAnEditorMakesComesBack() throws IOException {
        var random = new Random(11);
        var values = new LastingValues();
        var store = new ProfileStore(folder, values);
        for (var round = 0; round < 300; round++) {
            var profile = SavedProfiles.any(random, "p" + round % 20);
            store.overwrite(profile);
            assertEquals(profile, store.find(profile.name()).orElseThrow());
            var restarted = new ProfileStore(folder, values);
            restarted.reread();
            assertEquals(profile, restarted.find(profile.name()).orElseThrow());
        }
        assertEquals(List.of(), store.problems());
    }

    @Test
    void tenThousandVariablesAreRead() throws IOException {
        var variables = java.util.stream.IntStream.range(0, 10_000).mapToObj(n -> CallbackVariable.fixed("x:v" + n, "value " + n)).toList();
        var store = new ProfileStore(folder);
        store.save(new SavedProfile("many", "", null, ProfilePart.EMPTY.withVariables(variables), Map.of()));
        assertTrue(new ProfileStore(folder).find("many").isPresent());
    }
}
