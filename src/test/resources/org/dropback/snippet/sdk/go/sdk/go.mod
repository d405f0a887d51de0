module github.com/aliyun/alibabacloud-oss-go-sdk-v2

go 1.18
