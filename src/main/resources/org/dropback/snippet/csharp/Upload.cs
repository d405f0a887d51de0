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
    const string Bucket = «bucket»;
    const string Key = «key»;
    const string FileToUpload = «file»;

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
«if cname»
            settings.IsCname = true; // The endpoint is a domain of the bucket's own.
«end»
«if pathByName»
            // Trap: the SDK names the bucket in the path only where the endpoint is an IP address. Here it puts the bucket before the host.
«end»
«if v4»
            settings.SignatureVersion = SignatureVersion.V4;
«end»
            var oss = new OssClient(«endpoint», Environment.GetEnvironmentVariable("OSS_ACCESS_KEY_ID"),
                Environment.GetEnvironmentVariable("OSS_ACCESS_KEY_SECRET"), Environment.GetEnvironmentVariable("OSS_SESSION_TOKEN"), settings);
«if v4»
            oss.SetRegion(«region»);
«end»
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
«if multipart»
        var metadata = new ObjectMetadata { ContentType = «contentType» };
        var uploadId = oss.InitiateMultipartUpload(new InitiateMultipartUploadRequest(Bucket, Key, metadata)).UploadId;
        var complete = new CompleteMultipartUploadRequest(Bucket, Key, uploadId) { Metadata = new ObjectMetadata() };
        AddCallback(complete.Metadata);
        using (var content = File.OpenRead(FileToUpload))
        {
            for (var number = 1; content.Position < content.Length; number++)
            {
                var size = Math.Min(«partSize», content.Length - content.Position);
                var next = content.Position + size;
                var part = new UploadPartRequest(Bucket, Key, uploadId) { InputStream = content, PartSize = size, PartNumber = number };
                complete.PartETags.Add(oss.UploadPart(part).PartETag);
                content.Position = next;
            }
        }
        return oss.CompleteMultipartUpload(complete).ResponseStream;
«end»
«unless multipart»
        var metadata = new ObjectMetadata { ContentType = «contentType» };
        AddCallback(metadata);
        using (var content = File.OpenRead(FileToUpload))
        {
            return oss.PutObject(new PutObjectRequest(Bucket, Key, content, metadata)).ResponseStream;
        }
«end»
    }

    static void AddCallback(ObjectMetadata metadata)
    {
«unless extras»
        // The SDK puts these texts into JSON as they are, so each is escaped first.
«if host»
        metadata.AddHeader(HttpHeaders.Callback, new CallbackHeaderBuilder(Json(«callbackUrl»), Json(«callbackHost»),
«end»
«unless host»
        metadata.AddHeader(HttpHeaders.Callback, new CallbackHeaderBuilder(Json(«callbackUrl»), null,
«end»
«if json»
            Json(«callbackBody»), CallbackBodyType.Json).Build());
«end»
«unless json»
            Json(«callbackBody»), CallbackBodyType.Url).Build());
«end»
«end»
«if extras»
        // The SDK's CallbackHeaderBuilder knows neither callbackSNI nor additionalHeaders, so this is the whole JSON.
        metadata.AddHeader(HttpHeaders.Callback, Convert.ToBase64String(Encoding.UTF8.GetBytes(«callbackJson»)));
«end»
«if variables»
        metadata.AddHeader(HttpHeaders.CallbackVar, new CallbackVariableHeaderBuilder()
«each variables»
            .AddCallbackVariable(Json(«name»), Json(«value»))
«end»
            .Build());
«end»
    }
«if escapes»

    // Not only what JSON demands: the SDK encodes in the code page of the machine, which holds no foreign letters on .NET Framework.
    static string Json(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c == '"' || c == '\\')
            {
                escaped.Append('\\').Append(c);
            }
            else if (c < ' ' || c > '~')
            {
                escaped.AppendFormat("\\u{0:X4}", (int)c);
            }
            else
            {
                escaped.Append(c);
            }
        }
        return escaped.ToString();
    }
«end»
}
