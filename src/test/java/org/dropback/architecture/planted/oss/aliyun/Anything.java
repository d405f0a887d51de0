package org.dropback.architecture.planted.oss.aliyun;

/** Something for planted violations to lean on. */
public class Anything {
}
