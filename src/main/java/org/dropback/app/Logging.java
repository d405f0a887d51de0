package org.dropback.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dropback.text.Redactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log file: a day each, bounded, redacted line by line, safe for several processes at once. */
final class Logging {

    private static final int DAYS = 7;
    private static final FileSize TOTAL = FileSize.valueOf("20MB");

    private Logging() {
    }

    static void start(Path folder, Redactor redactor) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        var layout = new RedactedLayout(redactor);
        layout.setContext(context);
        layout.setPattern("%d{ISO8601} %-5level [%thread] %logger{20} %msg%n%ex");
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setEncoder(encoder);
        file.setPrudent(true);
        var daily = new TimeBasedRollingPolicy<ILoggingEvent>();
        daily.setContext(context);
        daily.setParent(file);
        daily.setFileNamePattern(fileNames(folder));
        daily.setMaxHistory(DAYS);
        daily.setTotalSizeCap(TOTAL);
        daily.start();
        file.setRollingPolicy(daily);
        file.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(file);
    }

    /** In Logback's pattern language, which has no other way to write a percent sign than as the text of a date. */
    static String fileNames(Path folder) {
        return folder.toString().replace("%", "%d{'%',aux}") + "/dropback-%d.log";
    }

    private static final class RedactedLayout extends PatternLayout {

        private final Redactor redactor;

        private RedactedLayout(Redactor redactor) {
            this.redactor = redactor;
        }

        @Override
        public String doLayout(ILoggingEvent event) {
            return redactor.redact(super.doLayout(event));
        }
    }
}
