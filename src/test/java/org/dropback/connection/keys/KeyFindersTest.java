package org.dropback.connection.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFindersTest {

    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    @TempDir
    private Path folder;

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        readers.shutdownNow();
    }

    private Path file(String content) throws IOException {
        var file = Files.writeString(folder.resolve("config"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static CredentialsException refused(KeyFinder finder) {
        var refused = assertThrows(CredentialsException.class, finder::find);
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("zh-Hant"))) {
            assertFalse((refused.text(Messages.of(locale)) + refused).contains("pl4nted"), refused.toString());
        }
        return refused;
    }

    private static void assertKeys(FoundKeys found, String id, String secret, String token) {
        assertEquals(id, found.credentials().accessKeyId());
        assertEquals(secret, found.credentials().accessKeySecret().reveal());
        assertEquals(token, found.credentials().token() == null ? null : found.credentials().token().reveal());
    }

    @Test
    void theEnvironmentHasThem() throws CredentialsException {
        var all = Map.of(EnvironmentKeys.ID, "id ", EnvironmentKeys.SECRET, "s", EnvironmentKeys.TOKEN, "t");
        assertKeys(new EnvironmentKeys(all::get).find(), "id", "s", "t");
        assertTrue(refused(new EnvironmentKeys(Map.of(EnvironmentKeys.ID, "id")::get)).text(ENGLISH).contains("OSS_ACCESS_KEY_SECRET"));
        assertTrue(refused(new EnvironmentKeys(Map.of(EnvironmentKeys.SECRET, "pl4nted")::get)).text(ENGLISH).contains("OSS_ACCESS_KEY_ID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[Credentials]\nlanguage=EN\nendpoint=oss-cn-hangzhou.aliyuncs.com\naccessKeyID=id\naccessKeySecret=s==\nstsToken=t\n[Bucket-Endpoint]\nb=e\n",
        "# of version 2\r\n[default]\r\naccess-key-id = id\r\naccess_key_secret = s==\r\nststoken=t\r\n[profile dev]\r\naccessKeyId=other\r\n",
        "[profile default]\nmode=StsToken\nACCESSKEYID=id\naccessKeySecret=s==\nsts-token=t"})
    void bothVersionsOfOssutilAreRead(String content) throws Exception {
        var found = new OssutilKeys(file(content), "").find();
        assertKeys(found, "id", "s==", "t");
        assertEquals(List.of(), found.warnings());
    }

    @Test
    void aProfileOfOssutilIsChosen() throws Exception {
        var file = file("[default]\naccessKeyId=no\naccessKeySecret=no\n[profile Dev]\naccessKeyId=id\naccessKeySecret=s\n");
        assertKeys(new OssutilKeys(file, "dev").find(), "id", "s", null);
        assertTrue(refused(new OssutilKeys(file, "prod")).text(ENGLISH).contains("[profile prod]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|[Credentials]", "pl4nted|[Credentials]", "[Credentials]\\npl4nted|accessKeyID", "[Credentials]\\naccessKeyID=a|accessKeySecret",
        "[default]\\nmode=EcsRamRole\\naccessKeySecret=pl4nted|ecsramrole", "[[[|[Credentials]"})
    void whatOssutilsFileLacksIsTold(String content, String named) throws IOException {
        assertTrue(refused(new OssutilKeys(file(content.replace("\\n", "\n")), "")).text(ENGLISH).contains(named));
    }

    /** Of whose file nothing leads to a role. */
    private static AliyunCliKeys cli(Path file, String profile) {
        return new AliyunCliKeys(file, profile, new RoleKeys() {
            @Override
            public FoundKeys assumed(Credentials keys, String roleArn, String session, String region, Duration life) {
                throw new AssertionError(roleArn);
            }

            @Override
            public FoundKeys ofInstance(String role) {
                throw new AssertionError(role);
            }
        });
    }

    @Test
    void theAliyunCliHasThem() throws Exception {
        var file = file("""
                {"current":"dev","meta_path":"","profiles":[{"name":"default","mode":"AK","access_key_id":"no","access_key_secret":"no"},
                {"name":"dev","mode":"StsToken","access_key_id":"id","access_key_secret":"s","sts_token":"t","region_id":"cn-hangzhou"},
                {"name":"new","mode":"Unheard","access_key_id":"id","access_key_secret":"pl4nted"}]}""");
        assertKeys(cli(file, "").find(), "id", "s", "t");
        assertKeys(cli(file, "default").find(), "no", "no", null);
        assertTrue(refused(cli(file, "new")).text(ENGLISH).contains("“Unheard”"));
        assertTrue(refused(cli(file, "none")).text(ENGLISH).contains("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"profiles\":1}", "{\"pl4nted\": x}", "{\"profiles\":[{\"name\":\"default\"}]}", "\uFFFD\u0000"})
    void aBrokenFileOfTheCliIsTold(String content) throws IOException {
        refused(cli(file(content), ""));
    }

    @ParameterizedTest
    @CsvSource({"RsaKeyPair,RSA", "RamRoleArnWithRoleName,Role of this ECS instance", "ChainableRamRoleArn,source_profile", "External,process_command",
        "CredentialsURI,credentials_uri", "OIDC,OIDC", "CloudSSO,CloudSSO", "OAuth,OAuth"})
    void eachOtherWayOfTheCliHasItsOwnSentence(String mode, String named) throws IOException {
        var told = refused(cli(file("{\"profiles\":[{\"name\":\"default\",\"mode\":\"" + mode + "\",\"access_key_secret\":\"pl4nted\"}]}"), "")).text(ENGLISH);
        assertTrue(told.contains(named), told);
        assertTrue(told.contains("Choose"), told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"|ram_role_arn", "\"ram_role_arn\":\"acs:ram::1:role/r\"|ram_session_name",
        "\"ram_role_arn\":\"r\",\"ram_session_name\":\"s\",\"expired_seconds\":5|expired_seconds",
        "\"ram_role_arn\":\"r\",\"ram_session_name\":\"s\",\"expired_seconds\":43201|expired_seconds",
        "\"ram_role_arn\":\"r\",\"ram_session_name\":\"s\",\"sts_region\":\"pl4nted.example/\"|sts_region",
        "\"ram_role_arn\":\"r\",\"ram_session_name\":\"s\",\"external_id\":\"pl4nted\"|external_id"})
    void whatARoleOfTheCliLacksIsTold(String more, String named) throws IOException {
        var profile = "{\"name\":\"default\",\"mode\":\"RamRoleArn\",\"access_key_id\":\"id\",\"access_key_secret\":\"pl4nted\"" + (more == null ? "" : "," + more) + "}";
        var told = refused(cli(file("{\"profiles\":[" + profile + "]}"), "")).text(ENGLISH);
        assertTrue(told.contains(named), told);
    }

    @Test
    void eachOddFileHasItsOwnSentence() throws Exception {
        assertTrue(refused(new OssutilKeys(folder.resolve("none"), "")).text(ENGLISH).startsWith("There is no file"));
        assertTrue(refused(new OssutilKeys(folder, "")).text(ENGLISH).contains("no plain file"));
        assertTrue(refused(new OssutilKeys(Path.of("/dev/zero"), "")).text(ENGLISH).contains("no plain file"));
        assertTrue(refused(new OssutilKeys(file("#" + "x".repeat(2 << 20)), "")).text(ENGLISH).contains("larger than 1 MB"));
        var bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertTrue(refused(cli(bytes, "")).text(ENGLISH).contains("no text"));
        var open = file("[default]\naccessKeyId=id\naccessKeySecret=s\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        var link = Files.createSymbolicLink(folder.resolve("link"), open);
        var found = new OssutilKeys(link, "").find();
        assertEquals(List.of("keys.file.link", "keys.file.open"), found.warnings().stream().map(FoundKeys.Warning::messageKey).toList());
    }

    private ProcessKeys shell(String script) {
        return new ProcessKeys(List.of("/bin/sh", "-c", script, "sh", "pl4nted"), Duration.ofSeconds(20), readers);
    }

    @Test
    void aProgramPrintsThem() throws CredentialsException {
        var sts = shell("echo '{\"AccessKeyId\":\"id\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"2030-01-01T00:00:00Z\"}'").find();
        assertKeys(sts, "id", "s", "t");
        assertEquals(Instant.parse("2030-01-01T00:00:00Z"), sts.expiration());
        var cli = shell("echo noise >&2; printf '{\"mode\":\"AK\",\"access_key_id\":\"id\",\"access_key_secret\":\"s\",\"sts_token\":\"\"}'").find();
        assertKeys(cli, "id", "s", null);
        assertNull(cli.expiration());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"exit 3|exit code 3", "echo pl4nted|JSON", "true|JSON", "echo '[1]'|JSON", "echo '{\"AccessKeyId\":\"id\"}'|AccessKeySecret",
        "echo '{\"AccessKeyId\":\"a\",\"AccessKeySecret\":\"pl4nted\",\"Expiration\":\"pl4nted\"}'|Expiration", "yes pl4nted|64 KB",
        "echo '{\"AccessKeyId\":\"a\",\"AccessKeySecret\":\"pl4nted\"}'; exit 1|exit code 1"})
    void whatAProgramDoesInsteadIsTold(String script, String named) {
        assertTrue(refused(shell(script)).text(ENGLISH).contains(named));
    }

    @Test
    void aProgramThatHangsIsKilled() {
        var hanging = new ProcessKeys(List.of("/bin/sh", "-c", "sleep 300 & sleep 300"), Duration.ofMillis(300), readers);
        assertTrue(refused(hanging).text(ENGLISH).contains("was killed"));
        assertTrue(refused(new ProcessKeys(List.of("/no/such/program", "pl4nted"), Duration.ofSeconds(1), readers)).text(ENGLISH).contains("cannot be started"));
    }

    @Test
    void keysAreLookedForAgainWhenTheyRunOutOrAreRefused() throws Exception {
        var file = file("[default]\naccessKeyId=old\naccessKeySecret=s\n");
        var source = new FoundCredentials(new OssutilKeys(file, ""), Clock.systemUTC());
        var old = source.current();
        assertFalse(source.refused(old), "the same keys are not worth another request");
        file("[default]\naccessKeyId=new\naccessKeySecret=s\n");
        assertEquals("old", source.current().accessKeyId());
        assertTrue(source.refused(old));
        assertEquals("new", source.current().accessKeyId());
    }
}
