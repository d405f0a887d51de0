package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.rolling.helper.FileNamePattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingTest {

    @ParameterizedTest
    @ValueSource(strings = {"/home/ada/.local/share/dropback/logs", "/tmp/h50%off/logs", "/tmp/100%d/%i/a (1)/50%/logs", "/tmp/照片/logs"})
    void theLogLiesInItsFolderWhateverTheFolderIsCalled(String folder) {
        var context = new ContextBase();
        var file = new FileNamePattern(Logging.fileNames(Path.of(folder)), context).convert(Instant.now());
        assertTrue(file.matches(Pattern.quote(folder) + "/dropback-\\d{4}-\\d{2}-\\d{2}\\.log"), file);
        assertEquals(0, context.getStatusManager().getCount());
    }
}
