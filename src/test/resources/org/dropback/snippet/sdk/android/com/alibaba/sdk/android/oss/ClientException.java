package com.alibaba.sdk.android.oss;

public class ClientException extends Exception {
}
