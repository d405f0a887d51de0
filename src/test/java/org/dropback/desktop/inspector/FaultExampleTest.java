package org.dropback.desktop.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultExampleTest {

    @ParameterizedTest
    @EnumSource(FaultExample.class)
    void everyExampleIsAFault(FaultExample example) throws Exception {
        assertEquals(example.rule(), FaultRule.parse(example.rule()).text());
        assertFalse(example.meaning(Messages.of(Locale.ENGLISH)).isEmpty());
    }
}
