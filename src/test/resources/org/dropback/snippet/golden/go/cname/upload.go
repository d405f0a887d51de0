// Uploads one file to OSS and prints what your server answered to the callback. For alibabacloud-oss-go-sdk-v2 1.5 and Go 1.18 or later:
// go mod init upload && go get github.com/aliyun/alibabacloud-oss-go-sdk-v2 && go run upload.go
// Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/aliyun/alibabacloud-oss-go-sdk-v2/oss"
	"github.com/aliyun/alibabacloud-oss-go-sdk-v2/oss/credentials"
)

const (
	bucket      = "sandbox"
	key         = "photo.jpg"
	file        = "photo.jpg"
	contentType = "image/jpeg"
	partSize    = 102400
)

var callback = map[string]any{
	"callbackUrl":      "https://api.shop.example/oss/callback",
	"callbackBody":     "key=${object}",
	"callbackBodyType": "application/x-www-form-urlencoded",
	"additionalHeaders": map[string]string{
		"x-shop": "attach\"ments",
	},
}

func main() {
	for _, name := range []string{"OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"} {
		if os.Getenv(name) == "" {
			stop(1, "Set the environment variable", name)
		}
	}
	// OSS answers only after the callback, which may take 5 seconds for each of its URLs. A shorter wait would upload, and call back, again.
	settings := oss.LoadDefaultConfig().
		WithCredentialsProvider(credentials.NewEnvironmentVariableCredentialsProvider()).
		WithReadWriteTimeout(60 * time.Second).
		WithUseCName(true). // the endpoint is a domain of the bucket's own
		WithEndpoint("https://files.shop.example").
		WithRegion("cn-hangzhou")
	answer, err := upload(context.Background(), oss.NewClient(settings))
	var refused *oss.ServiceError
	switch {
	case errors.As(err, &refused) && refused.StatusCode == 203:
		// OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
		stop(3, "Stored, but the callback failed:", err)
	case refused != nil:
		stop(1, "Not stored:", err)
	case err != nil:
		// Such as UnmarshalOutputFail: stored and called back, but your server's answer is no JSON object, the only kind that the SDK reads.
		stop(1, "Failed:", err)
	}
	os.Stdout.Write(append(toJSON(answer), '\n'))
}

func upload(ctx context.Context, client *oss.Client) (map[string]any, error) {
	// Not the SDK's Uploader: it keeps the callback, but not the answer.
	content, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer content.Close()
	info, err := content.Stat()
	if err != nil {
		return nil, err
	}
	started, err := client.InitiateMultipartUpload(ctx, &oss.InitiateMultipartUploadRequest{
		Bucket: oss.Ptr(bucket), Key: oss.Ptr(key), ContentType: oss.Ptr(contentType),
	})
	if err != nil {
		return nil, err
	}
	var parts []oss.UploadPart
	for offset := int64(0); offset < info.Size(); offset += partSize {
		number := int32(len(parts) + 1)
		part, err := client.UploadPart(ctx, &oss.UploadPartRequest{
			Bucket: oss.Ptr(bucket), Key: oss.Ptr(key), UploadId: started.UploadId, PartNumber: number,
			Body: io.NewSectionReader(content, offset, partSize),
		})
		if err != nil {
			return nil, err
		}
		parts = append(parts, oss.UploadPart{PartNumber: number, ETag: part.ETag})
	}
	result, err := client.CompleteMultipartUpload(ctx, &oss.CompleteMultipartUploadRequest{
		Bucket: oss.Ptr(bucket), Key: oss.Ptr(key), UploadId: started.UploadId,
		CompleteMultipartUpload: &oss.CompleteMultipartUpload{Parts: parts},
		Callback:                header(callback),
	})
	if err != nil {
		return nil, err
	}
	return result.CallbackResult, nil
}

func stop(exitCode int, why ...any) {
	fmt.Fprintln(os.Stderr, why...)
	os.Exit(exitCode)
}

// The SDK sends Callback and CallbackVar as they are.
func header(fields any) *string {
	return oss.Ptr(base64.StdEncoding.EncodeToString(toJSON(fields)))
}

// Unlike json.Marshal it leaves & < > alone: OSS counts 5 KB in Base64.
func toJSON(fields any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(fields); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(text.Bytes())
}
