/** Where keys and policies are fetched: STS servers, AssumeRole, an application server's signed policies. */
@NullMarked
package org.dropback.oss.aliyun.keys;

import org.jspecify.annotations.NullMarked;
