module upload

go 1.18

require github.com/aliyun/alibabacloud-oss-go-sdk-v2 v1.5.1

replace github.com/aliyun/alibabacloud-oss-go-sdk-v2 => ./sdk
