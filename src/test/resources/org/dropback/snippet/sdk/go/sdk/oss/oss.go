// Package oss stands in for alibabacloud-oss-go-sdk-v2: the little of it that the program uses, written down instead of sent.
package oss

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/aliyun/alibabacloud-oss-go-sdk-v2/oss/credentials"
)

type SignatureVersionType int

const (
	SignatureVersionV1 SignatureVersionType = 0
	SignatureVersionV4 SignatureVersionType = 4
)

type Config struct {
	endpoint, region string
	signature        SignatureVersionType
	timeout          time.Duration
	pathStyle        bool
	cname            bool
}

func LoadDefaultConfig() *Config { return &Config{signature: SignatureVersionV4} }

func (c *Config) WithCredentialsProvider(credentials.EnvironmentVariableCredentialsProvider) *Config {
	return c
}
func (c *Config) WithReadWriteTimeout(value time.Duration) *Config { c.timeout = value; return c }
func (c *Config) WithUsePathStyle(value bool) *Config              { c.pathStyle = value; return c }
func (c *Config) WithUseCName(value bool) *Config                  { c.cname = value; return c }
func (c *Config) WithSignatureVersion(value SignatureVersionType) *Config {
	c.signature = value
	return c
}
func (c *Config) WithEndpoint(value string) *Config { c.endpoint = value; return c }
func (c *Config) WithRegion(value string) *Config   { c.region = value; return c }

type ServiceError struct {
	StatusCode int
	Code       string
	Message    string
}

func (e *ServiceError) Error() string { return e.Code + ": " + e.Message }

type PutObjectRequest struct {
	Bucket, Key, ContentType, Callback, CallbackVar *string
}
type PutObjectResult struct{ CallbackResult map[string]any }
type InitiateMultipartUploadRequest struct{ Bucket, Key, ContentType *string }
type InitiateMultipartUploadResult struct{ UploadId *string }
type UploadPartRequest struct {
	Bucket, Key, UploadId *string
	PartNumber            int32
	Body                  io.Reader
}
type UploadPartResult struct{ ETag *string }
type UploadPart struct {
	PartNumber int32
	ETag       *string
}
type CompleteMultipartUpload struct{ Parts []UploadPart }
type CompleteMultipartUploadRequest struct {
	Bucket, Key, UploadId   *string
	CompleteMultipartUpload *CompleteMultipartUpload
	Callback, CallbackVar   *string
}
type CompleteMultipartUploadResult struct{ CallbackResult map[string]any }

type Client struct{}

func NewClient(cfg *Config) *Client {
	place := "host"
	if cfg.pathStyle {
		place = "path"
	} else if cfg.cname {
		place = "nowhere"
	}
	record("place", place)
	record("endpoint", cfg.endpoint)
	record("region", cfg.region)
	record("signature", "v"+strconv.Itoa(max(1, int(cfg.signature))))
	return &Client{}
}

func (c *Client) PutObjectFromFile(ctx context.Context, request *PutObjectRequest, filePath string) (*PutObjectResult, error) {
	file, err := os.Open(filePath)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content(file)
	record("operation", "PutObject")
	record("contentType", *request.ContentType)
	result, err := answer(request.Bucket, request.Key, request.Callback, request.CallbackVar)
	return &PutObjectResult{result}, err
}

func (c *Client) InitiateMultipartUpload(ctx context.Context, request *InitiateMultipartUploadRequest) (*InitiateMultipartUploadResult, error) {
	record("contentType", *request.ContentType)
	return &InitiateMultipartUploadResult{Ptr("upload of " + *request.Key)}, nil
}

func (c *Client) UploadPart(ctx context.Context, request *UploadPartRequest) (*UploadPartResult, error) {
	expect(*request.UploadId == "upload of "+*request.Key)
	content(request.Body)
	return &UploadPartResult{Ptr(fmt.Sprint("etag ", request.PartNumber))}, nil
}

func (c *Client) CompleteMultipartUpload(ctx context.Context, request *CompleteMultipartUploadRequest) (*CompleteMultipartUploadResult, error) {
	expect(*request.UploadId == "upload of "+*request.Key)
	for i, part := range request.CompleteMultipartUpload.Parts {
		expect(part.PartNumber == int32(i+1) && *part.ETag == fmt.Sprint("etag ", i+1))
	}
	record("operation", "CompleteMultipartUpload")
	result, err := answer(request.Bucket, request.Key, request.Callback, request.CallbackVar)
	return &CompleteMultipartUploadResult{result}, err
}

func answer(bucket, key, callback, callbackVar *string) (map[string]any, error) {
	record("bucket", *bucket)
	record("key", *key)
	record("x-oss-callback", *callback)
	if callbackVar != nil {
		record("x-oss-callback-var", *callbackVar)
	}
	status, body := os.Getenv("DROPBACK_STATUS"), os.Getenv("DROPBACK_BODY")
	if status != "200" {
		code, _ := strconv.Atoi(status)
		return nil, fmt.Errorf("operation error: %w", &ServiceError{StatusCode: code, Code: "Refused", Message: body})
	}
	var result map[string]any
	err := json.Unmarshal([]byte(body), &result)
	return result, err
}

func record(name, value string) {
	appendTo(os.Getenv("DROPBACK_RECORD"), []byte(name+" "+base64.StdEncoding.EncodeToString([]byte(value))+"\n"))
}

func content(from io.Reader) {
	data, err := io.ReadAll(from)
	expect(err == nil)
	appendTo(os.Getenv("DROPBACK_RECORD")+".content", data)
}

func appendTo(name string, data []byte) {
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	expect(err == nil)
	defer file.Close()
	_, err = file.Write(data)
	expect(err == nil)
}

func expect(condition bool) {
	if !condition {
		panic("not as the SDK has it")
	}
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func Ptr[T any](value T) *T { return &value }
