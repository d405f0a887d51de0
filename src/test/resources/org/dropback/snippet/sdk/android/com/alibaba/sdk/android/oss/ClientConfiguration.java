package com.alibaba.sdk.android.oss;

import com.alibaba.sdk.android.oss.signer.SignVersion;
import java.util.List;

public class ClientConfiguration {

    SignVersion version = SignVersion.V1;
    List<String> excluded = List.of();
    boolean pathStyle;

    public void setCustomCnameExcludeList(List<String> hosts) {
        excluded = hosts;
    }

    public void setPathStyleAccessEnable(boolean value) {
        pathStyle = value;
    }

    public void setSocketTimeout(int millis) {
    }

    public void setSignVersion(SignVersion version) {
        this.version = version;
    }
}
