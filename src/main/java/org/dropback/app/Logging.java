package org.dropback.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.file.Path;
import org.dropback.settings.LogLevel;
import org.dropback.text.Redactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is logged and where: bounded, redacted event by event, safe for several processes at once. */
final class Logging {

    private Logging() {
    }

    static void start(Path folder, Redactor redactor) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            start(context, folder, redactor);
        }
    }

    static void start(LoggerContext context, Path folder, Redactor redactor) {
        var layout = new RedactedLayout(redactor);
        layout.setContext(context);
        layout.setPattern("%d{ISO8601} %-5level [%thread] %logger{20} %msg%n%ex");
        layout.start();
        var log = new SharedLog(folder, layout);
        log.setContext(context);
        log.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(log);
    }

    /** Of our own rooms: what the libraries say below a warning is much, and of no use to a user. */
    static void level(LogLevel level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            level(context, level);
        }
    }

    static void level(LoggerContext context, LogLevel level) {
        context.getLogger("org.dropback").setLevel(Level.valueOf(level.name()));
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
