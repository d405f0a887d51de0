package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy program prints is taken by the sandbox, and nothing else. Needs python3 and curl. */
class PolicySnippetTest extends OnUploads {

    private static final Map<String, String> FIELDS = Map.of("policy", "policy", "x_oss_signature_version", "x-oss-signature-version", "x_oss_credential", "x-oss-credential",
            "x_oss_date", "x-oss-date", "accessid", "OSSAccessKeyId", "callback", "callback");

    private Path file;

    @BeforeEach
    void start() throws IOException {
        file = uploads.file("a.txt", 1000);
    }

    private RunProgram policy(String signature, Map<String, String> environment) throws Exception {
        var cli = new CliHarness(folder.resolve("profiles"));
        assertEquals(0, cli.run("snippet", "policy", "--endpoint", uploads.sandbox.endpoint().toString(), "--region", uploads.sandbox.region(), "--bucket", "sandbox",
                "--signature", signature, "--key", "in 图/{name}", "--callback-url", uploads.sandbox.receiverUrl().toString(),
                "--callback-body", "k=${object}&n=${x:note}&t=中'\"", "--var", "x:note=v"), cli.err());
        var program = Files.writeString(folder.resolve("policy.py"), cli.out());
        return RunProgram.of(folder, environment, List.of("python3", "-W", "error", program.toString()));
    }

    private Map<String, String> keys() {
        return Map.of("OSS_ACCESS_KEY_ID", uploads.sandbox.accessKeyId(), "OSS_ACCESS_KEY_SECRET", uploads.sandbox.accessKeySecret());
    }

    private RunProgram post(String signature, String key) throws Exception {
        var printed = policy(signature, keys());
        assertEquals(0, printed.exitCode(), printed.err());
        var answer = new ObjectMapper().readTree(printed.out());
        var command = new ArrayList<>(List.of("curl", "-sS", "-w", "\n%{http_code}", answer.get("host").asText(), "-F", "key=" + answer.get("dir").asText() + key));
        answer.properties().forEach(field -> {
            var name = field.getKey().equals("signature") ? signature.equals("v4") ? "x-oss-signature" : "Signature" : FIELDS.get(field.getKey());
            if (name != null) {
                command.addAll(List.of("-F", name + "=" + field.getValue().asText()));
            }
        });
        command.addAll(List.of("-F", "x:note=é & 中", "-F", "file=@" + file));
        return RunProgram.of(folder, Map.of(), command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "v1"})
    void aFormWithItsFieldsIsTakenAndCalledBack(String signature) throws Exception {
        var posted = post(signature, "b.txt");
        assertEquals("{\"Status\":\"OK\"}\n200", posted.out(), posted.err());
        assertEquals(List.of("k=in%20%E5%9B%BE%2Fb.txt&n=%C3%A9%20%26%20%E4%B8%AD&t=中'\""),
                uploads.sandbox.callbacks().stream().map(callback -> callback.bodyText()).toList());
    }

    @Test
    void withoutKeysThereIsNoPolicy() throws Exception {
        var printed = policy("v4", Map.of());
        assertEquals(1, printed.exitCode(), printed.out());
        assertTrue(printed.err().contains("OSS_ACCESS_KEY_ID"), printed.err());
        assertEquals("", printed.out());
    }
}
