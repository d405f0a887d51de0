using System;
using System.IO;
using System.Text;
using Aliyun.OSS;
using Aliyun.OSS.Common;
using Aliyun.OSS.Util;

// Uploads one file to OSS and prints what your server answered to the callback. For Aliyun.OSS.SDK 2.14:
//   dotnet add package Aliyun.OSS.SDK.NetCore && dotnet run
// Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
static class Upload
{
    const string Bucket = "sandbox";
    const string Key = "photo.jpg";
    const string FileToUpload = "photo.jpg";

    static int Main()
    {
        foreach (var name in new[] { "OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET" })
        {
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            {
                Console.Error.WriteLine("Set the environment variable " + name);
                return 1;
            }
        }
        try
        {
            var settings = new ClientConfiguration();
            settings.IsCname = true; // The endpoint is a domain of the bucket's own.
            settings.SignatureVersion = SignatureVersion.V4;
            var oss = new OssClient("https://files.shop.example", Environment.GetEnvironmentVariable("OSS_ACCESS_KEY_ID"),
                Environment.GetEnvironmentVariable("OSS_ACCESS_KEY_SECRET"), Environment.GetEnvironmentVariable("OSS_SESSION_TOKEN"), settings);
            oss.SetRegion("cn-hangzhou");
            // Read to its end and closed, else the connection is lost to the pool.
            using (var answer = new StreamReader(Send(oss), Encoding.UTF8))
            using (var output = Console.OpenStandardOutput())
            {
                var bytes = Encoding.UTF8.GetBytes(answer.ReadToEnd() + "\n");
                output.Write(bytes, 0, bytes.Length);
            }
            return 0;
        }
        catch (OssException e)
        {
            // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
            var stored = e.ErrorCode == "CallbackFailed";
            Console.Error.WriteLine((stored ? "Stored, but the callback failed: " : "Not stored: ")
                + e.ErrorCode + ": " + e.Message + " (request ID " + e.RequestId + ")");
            return stored ? 3 : 1;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine("Failed: " + e.Message);
            return 1;
        }
    }

    static Stream Send(OssClient oss)
    {
        var metadata = new ObjectMetadata { ContentType = "image/jpeg" };
        var uploadId = oss.InitiateMultipartUpload(new InitiateMultipartUploadRequest(Bucket, Key, metadata)).UploadId;
        var complete = new CompleteMultipartUploadRequest(Bucket, Key, uploadId) { Metadata = new ObjectMetadata() };
        AddCallback(complete.Metadata);
        using (var content = File.OpenRead(FileToUpload))
        {
            for (var number = 1; content.Position < content.Length; number++)
            {
                var size = Math.Min(102400, content.Length - content.Position);
                var next = content.Position + size;
                var part = new UploadPartRequest(Bucket, Key, uploadId) { InputStream = content, PartSize = size, PartNumber = number };
                complete.PartETags.Add(oss.UploadPart(part).PartETag);
                content.Position = next;
            }
        }
        return oss.CompleteMultipartUpload(complete).ResponseStream;
    }

    static void AddCallback(ObjectMetadata metadata)
    {
        // The SDK's CallbackHeaderBuilder knows neither callbackSNI nor additionalHeaders, so this is the whole JSON.
        metadata.AddHeader(HttpHeaders.Callback, Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"callbackUrl\":\"https://api.shop.example/oss/callback\",\"callbackBody\":\"key=${object}\",\"callbackBodyType\":\"application/x-www-form-urlencoded\",\"additionalHeaders\":{\"x-shop\":\"attach\\\"ments\"}}")));
    }
}
