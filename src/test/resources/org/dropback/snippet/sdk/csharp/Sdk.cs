// Stands in for Aliyun.OSS.SDK: the little of it that the program uses, written down instead of sent. The builders form JSON as 2.14 does.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Aliyun.OSS.Common;
using Aliyun.OSS.Util;

namespace Aliyun.OSS.Util
{
    public static class HttpHeaders
    {
        public const string Callback = "x-oss-callback";
        public const string CallbackVar = "x-oss-callback-var";
    }

    public enum CallbackBodyType { Url, Json }

    public class CallbackHeaderBuilder
    {
        private readonly string json;

        public CallbackHeaderBuilder(string url, string host, string body, CallbackBodyType type)
        {
            json = "{\"callbackUrl\":\"" + url + "\"" + (host == null ? "" : ",\"callbackHost\":\"" + host + "\"") + ",\"callbackBody\":\"" + body + "\""
                + (type == CallbackBodyType.Json ? ",\"callbackBodyType\":\"application/json\"" : "") + "}";
        }

        public string Build() { return CodePage.Base64(json); }
    }

    public class CallbackVariableHeaderBuilder
    {
        private readonly List<string> pairs = new List<string>();

        public CallbackVariableHeaderBuilder AddCallbackVariable(string key, string value)
        {
            if (!key.StartsWith("x:", StringComparison.Ordinal)) { throw new ArgumentException("Callback variable key invalid"); }
            pairs.Add("\"" + key + "\":\"" + value + "\"");
            return this;
        }

        public string Build() { return CodePage.Base64("{" + string.Join(",", pairs) + "}"); }
    }

    /// The worst that Encoding.Default can be.
    static class CodePage
    {
        internal static string Base64(string json) { return Convert.ToBase64String(Encoding.ASCII.GetBytes(json)); }
    }
}

namespace Aliyun.OSS.Common
{
    public enum SignatureVersion { V1, V4 }

    public class ClientConfiguration
    {
        public SignatureVersion SignatureVersion { get; set; }
        public bool IsCname { get; set; }
    }

    public class OssException : Exception
    {
        public OssException(string code, string message) : base(message) { ErrorCode = code; RequestId = "request"; }
        public string ErrorCode { get; private set; }
        public string RequestId { get; private set; }
    }
}

namespace Aliyun.OSS
{
    public class ObjectMetadata
    {
        internal readonly Dictionary<string, string> Headers = new Dictionary<string, string>();
        public string ContentType { get; set; }
        public void AddHeader(string name, string value) { Headers.Add(name, value); }
    }

    public class PartETag { public int PartNumber; }
    public class StreamResult { public Stream ResponseStream; }
    public class PutObjectResult : StreamResult { }
    public class CompleteMultipartUploadResult : StreamResult { }
    public class InitiateMultipartUploadResult { public string UploadId; }
    public class UploadPartResult { public PartETag PartETag; }

    public class PutObjectRequest
    {
        internal readonly string Bucket, Key;
        internal readonly Stream Content;
        internal readonly ObjectMetadata Metadata;
        public PutObjectRequest(string bucket, string key, Stream content, ObjectMetadata metadata) { Bucket = bucket; Key = key; Content = content; Metadata = metadata; }
    }

    public class InitiateMultipartUploadRequest
    {
        internal readonly string Key;
        internal readonly ObjectMetadata Metadata;
        public InitiateMultipartUploadRequest(string bucket, string key, ObjectMetadata metadata) { Key = key; Metadata = metadata; }
    }

    public class UploadPartRequest
    {
        internal readonly string UploadId;
        public UploadPartRequest(string bucket, string key, string uploadId) { UploadId = uploadId; }
        public Stream InputStream { get; set; }
        public long? PartSize { get; set; }
        public int? PartNumber { get; set; }
    }

    public class CompleteMultipartUploadRequest
    {
        internal readonly string Bucket, Key, UploadId;
        private readonly List<PartETag> parts = new List<PartETag>();
        public CompleteMultipartUploadRequest(string bucket, string key, string uploadId) { Bucket = bucket; Key = key; UploadId = uploadId; }
        public IList<PartETag> PartETags { get { return parts; } }
        public ObjectMetadata Metadata { get; set; }
    }

    public class OssClient
    {
        public OssClient(string endpoint, string accessKeyId, string accessKeySecret, string securityToken, ClientConfiguration configuration)
        {
            Expect(accessKeyId != null && accessKeySecret != null && securityToken == null);
            var isIp = System.Text.RegularExpressions.Regex.IsMatch(endpoint, @"^https?://\d+(\.\d+){3}(:\d+)?$");
            Record("place", configuration.IsCname ? "nowhere" : isIp ? "path" : "host");
            Record("endpoint", endpoint);
            Record("signature", configuration.SignatureVersion == SignatureVersion.V4 ? "v4" : "v1");
        }

        public void SetRegion(string region) { Record("region", region); }

        public PutObjectResult PutObject(PutObjectRequest request)
        {
            Content(request.Content, long.MaxValue);
            Record("operation", "PutObject");
            Record("contentType", request.Metadata.ContentType);
            return new PutObjectResult { ResponseStream = Answer(request.Bucket, request.Key, request.Metadata) };
        }

        public InitiateMultipartUploadResult InitiateMultipartUpload(InitiateMultipartUploadRequest request)
        {
            Expect(request.Metadata.Headers.Count == 0);
            Record("contentType", request.Metadata.ContentType);
            return new InitiateMultipartUploadResult { UploadId = "upload of " + request.Key };
        }

        public UploadPartResult UploadPart(UploadPartRequest request)
        {
            Content(request.InputStream, request.PartSize.Value);
            return new UploadPartResult { PartETag = new PartETag { PartNumber = request.PartNumber.Value } };
        }

        public CompleteMultipartUploadResult CompleteMultipartUpload(CompleteMultipartUploadRequest request)
        {
            Expect(request.UploadId == "upload of " + request.Key);
            Expect(request.PartETags.Select(part => part.PartNumber).SequenceEqual(Enumerable.Range(1, request.PartETags.Count)));
            Record("operation", "CompleteMultipartUpload");
            return new CompleteMultipartUploadResult { ResponseStream = Answer(request.Bucket, request.Key, request.Metadata) };
        }

        private static Stream Answer(string bucket, string key, ObjectMetadata metadata)
        {
            Record("bucket", bucket);
            Record("key", key);
            foreach (var header in metadata.Headers) { Record(header.Key, header.Value); }
            var status = Environment.GetEnvironmentVariable("DROPBACK_STATUS");
            var body = Environment.GetEnvironmentVariable("DROPBACK_BODY");
            if (status != "200") { throw new OssException(status == "203" ? "CallbackFailed" : "AccessDenied", body); }
            return new MemoryStream(Encoding.UTF8.GetBytes(body));
        }

        /// Reads on past the part, as a buffer may: the program must not rely on where the stream stands.
        private static void Content(Stream content, long size)
        {
            using (var file = File.Open(Environment.GetEnvironmentVariable("DROPBACK_RECORD") + ".content", FileMode.Append))
            {
                for (int next = content.ReadByte(); next >= 0; next = content.ReadByte())
                {
                    if (size-- <= 0) { break; }
                    file.WriteByte((byte)next);
                }
            }
        }

        private static void Record(string name, string value)
        {
            File.AppendAllText(Environment.GetEnvironmentVariable("DROPBACK_RECORD"), name + " " + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) + "\n");
        }

        private static void Expect(bool condition)
        {
            if (!condition) { throw new InvalidOperationException("not as the SDK has it"); }
        }
    }
}
