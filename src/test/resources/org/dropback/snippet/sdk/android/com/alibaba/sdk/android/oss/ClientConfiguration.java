package com.alibaba.sdk.android.oss;

import com.alibaba.sdk.android.oss.signer.SignVersion;

public class ClientConfiguration {

    SignVersion version = SignVersion.V1;

    public void setSocketTimeout(int millis) {
    }

    public void setSignVersion(SignVersion version) {
        this.version = version;
    }
}
