/** The only room that imports com.aliyun. */
@NullMarked
package org.dropback.oss.aliyun;

import org.jspecify.annotations.NullMarked;
