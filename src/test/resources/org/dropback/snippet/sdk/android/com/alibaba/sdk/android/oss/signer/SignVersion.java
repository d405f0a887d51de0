package com.alibaba.sdk.android.oss.signer;

public enum SignVersion { V1, V4 }
