package org.dropback.sandbox;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;

/** Alibaba's own client, pointed at the sandbox. */
public final class Sdk {

    private Sdk() {
    }

    public static OSS client(Sandbox sandbox, SignVersion version) {
        return client(sandbox, version, sandbox.accessKeyId(), sandbox.accessKeySecret(), sandbox.region());
    }

    public static OSS client(Sandbox sandbox, SignVersion version, String id, String secret, String region) {
        var configuration = new ClientBuilderConfiguration();
        configuration.setSignatureVersion(version);
        configuration.setMaxErrorRetry(0);
        return OSSClientBuilder.create().endpoint(sandbox.endpoint().toString()).region(region).clientConfiguration(configuration)
                .credentialsProvider(new DefaultCredentialProvider(id, secret)).build();
    }
}
