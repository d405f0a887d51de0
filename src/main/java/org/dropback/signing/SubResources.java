package org.dropback.signing;

import java.util.Set;

/** The query names that V1 signs: the list of aliyun-sdk-oss 3.18.5 (internal/SignParameters), and every {@code x-oss-} as the Go SDK does (facts 6.1). */
final class SubResources {

    private static final Set<String> NAMES = Set.of((
            "accessPoint accessPointPolicy acl append asyncFetch bucketArchiveDirectRead bucketInfo callback callback-var cname comp "
            + "continuation-token cors delete encryption endTime httpsConfig img inventory inventoryId lifecycle live location logging "
            + "metaQuery objectMeta partNumber policy policyStatus position processConfiguration publicAccessBlock qos qosInfo "
            + "redundancyTransition referer regionList replication replicationLocation replicationProgress requestPayment resourceGroup "
            + "response-cache-control response-content-disposition response-content-encoding response-content-language "
            + "response-content-type response-expires restore seal security-token sequential startTime stat status style styleName symlink "
            + "tagging transferAcceleration udf udfApplication udfApplicationLog udfImage udfImageDesc udfName uploadId uploads versionId "
            + "versioning versions vip vod vpcip website worm wormExtend wormId").split(" "));

    private SubResources() {
    }

    static boolean isSigned(String queryName) {
        return NAMES.contains(queryName) || queryName.startsWith("x-oss-");
    }
}
