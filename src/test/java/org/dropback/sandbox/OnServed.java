package org.dropback.sandbox;

import com.aliyun.oss.common.comm.SignVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test has a sandbox of its own and clients at it, once for each way to sign. */
@ParameterizedClass
@EnumSource(value = SignVersion.class, names = {"V1", "V4"})
public abstract class OnServed {

    @Parameter
    protected SignVersion version;
    protected Served served;

    @BeforeEach
    final void serve() throws Exception {
        served = new Served(version);
    }

    @AfterEach
    final void stopServing() {
        served.close();
    }
}
