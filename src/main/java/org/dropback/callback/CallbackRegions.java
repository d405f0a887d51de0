package org.dropback.callback;

import java.util.Locale;
import java.util.Set;

/** Where OSS can call back (facts 1.2, as documented in 2025). The one place to add a region. */
public final class CallbackRegions {

    private static final Set<String> WITH_CALLBACKS = Set.of(
            "cn-hangzhou", "cn-shanghai", "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-wulanchabu", "cn-shenzhen", "cn-heyuan",
            "cn-guangzhou", "cn-chengdu", "cn-hongkong", "us-west-1", "us-east-1", "ap-northeast-1", "ap-southeast-1", "ap-southeast-3", "ap-southeast-5",
            "ap-southeast-6", "eu-central-1", "eu-west-1", "me-east-1");
    /** Sends SNI whether asked or not (facts 1.1). */
    private static final Set<String> ALWAYS_SNI = Set.of("eu-west-1");

    private CallbackRegions() {
    }

    public static boolean callsBack(String region) {
        return WITH_CALLBACKS.contains(plain(region));
    }

    static boolean alwaysSendsSni(String region) {
        return ALWAYS_SNI.contains(plain(region));
    }

    private static String plain(String region) {
        return region.strip().toLowerCase(Locale.ROOT).replaceFirst("^oss-", "").replaceFirst("-internal$", "");
    }
}
