package org.dropback.sandbox;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All tests of a class have one sandbox and clients at it, once for each way to sign. */
@ParameterizedClass
@EnumSource(value = SignVersion.class, names = {"V1", "V4"})
public abstract class OnOneServed {

    protected static Sandbox sandbox;
    protected static Signed signed;
    protected static OSS oss;
    private static Served served;

    /** Declared so that {@link #serve} gets it too. */
    @Parameter
    private SignVersion version;

    @BeforeParameterizedClassInvocation
    static void serve(SignVersion version) throws Exception {
        served = new Served(version);
        sandbox = served.sandbox;
        signed = served.signed;
        oss = served.oss;
    }

    @AfterParameterizedClassInvocation
    static void stopServing() {
        served.close();
    }
}
