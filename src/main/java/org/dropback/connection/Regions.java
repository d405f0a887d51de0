package org.dropback.connection;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The regions of OSS (facts 7). Alibaba Cloud opens new ones, so that an unknown one is no error. */
public final class Regions {

    public static final List<String> KNOWN = List.of(
            "cn-hangzhou", "cn-shanghai", "cn-nanjing", "cn-fuzhou", "cn-wuhan-lr", "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote",
            "cn-wulanchabu", "cn-shenzhen", "cn-heyuan", "cn-guangzhou", "cn-chengdu", "cn-hongkong", "us-west-1", "us-east-1", "ap-northeast-1",
            "ap-northeast-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ap-south-1",
            "eu-central-1", "eu-west-1", "me-east-1", "me-central-1");

    private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,20}){1,3}");

    private Regions() {
    }

    /** As V4 signs it: without the {@code oss-} of old samples and the {@code -internal} of an endpoint. */
    public static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("^oss-", "").replaceFirst("-internal$", "");
    }

    /** Whether it is written like a region. */
    public static boolean isOne(String region) {
        return FORM.matcher(region).matches();
    }
}
