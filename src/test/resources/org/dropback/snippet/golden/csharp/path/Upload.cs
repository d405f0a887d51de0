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
            // Trap: the SDK names the bucket in the path only where the endpoint is an IP address. Here it puts the bucket before the host.
            var oss = new OssClient("http://oss.cloud.example:8080", Environment.GetEnvironmentVariable("OSS_ACCESS_KEY_ID"),
                Environment.GetEnvironmentVariable("OSS_ACCESS_KEY_SECRET"), Environment.GetEnvironmentVariable("OSS_SESSION_TOKEN"), settings);
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
        AddCallback(metadata);
        using (var content = File.OpenRead(FileToUpload))
        {
            return oss.PutObject(new PutObjectRequest(Bucket, Key, content, metadata)).ResponseStream;
        }
    }

    static void AddCallback(ObjectMetadata metadata)
    {
        // The SDK puts these texts into JSON as they are, so each is escaped first.
        metadata.AddHeader(HttpHeaders.Callback, new CallbackHeaderBuilder(Json("https://api.shop.example/oss/callback"), null,
            Json("key=${object}"), CallbackBodyType.Url).Build());
    }

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
}
