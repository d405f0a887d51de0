// Stands in for aliyun-oss-cpp-sdk: the little of it that the program uses, written down instead of sent. The builders form JSON as 1.10 does.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <regex>
#include <string>
#include <vector>

namespace AlibabaCloud
{
namespace OSS
{
inline void InitializeSdk() {}
inline void ShutdownSdk() {}

inline std::string Base64Encode(const std::string &text)
{
    static const char *const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string encoded;
    for (size_t i = 0; i < text.size(); i += 3) {
        uint32_t bits = 0;
        for (size_t j = 0; j < 3; j++) {
            bits = bits << 8 | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0);
        }
        for (size_t j = 0; j < 4; j++) {
            encoded += i + j <= text.size() ? LETTERS[bits >> (18 - 6 * j) & 63] : '=';
        }
    }
    return encoded;
}

inline void Record(const std::string &name, const std::string &value)
{
    std::ofstream(std::getenv("DROPBACK_RECORD"), std::ios::app) << name << ' ' << Base64Encode(value) << '\n';
}

inline void Expect(bool condition)
{
    if (!condition) {
        throw std::logic_error("not as the SDK has it");
    }
}

inline void RecordContent(std::iostream &content, int64_t size)
{
    std::ofstream file(std::string(std::getenv("DROPBACK_RECORD")) + ".content", std::ios::app | std::ios::binary);
    for (char c; size-- > 0 && content.get(c);) {
        file.put(c);
    }
}

class ObjectCallbackBuilder
{
public:
    enum Type { URL = 0, JSON };

    ObjectCallbackBuilder(const std::string &url, const std::string &body, const std::string &host, Type type)
        : json_("{\"callbackUrl\":\"" + url + "\"" + (host.empty() ? "" : ",\"callbackHost\":\"" + host + "\"") + ",\"callbackBody\":\"" + body + "\"" +
                (type == JSON ? ",\"callbackBodyType\":\"application/json\"" : "") + "}")
    {
    }

    std::string build() { return Base64Encode(json_); }

private:
    std::string json_;
};

class ObjectCallbackVariableBuilder
{
public:
    bool addCallbackVariable(const std::string &key, const std::string &value)
    {
        Expect(key.compare(0, 2, "x:") == 0);
        variables_[key] = value;
        return true;
    }

    std::string build()
    {
        std::string json;
        for (const auto &variable : variables_) {
            json += (json.empty() ? "{\"" : ",\"") + variable.first + "\":\"" + variable.second + "\"";
        }
        return json.empty() ? "" : Base64Encode(json + "}");
    }

private:
    std::map<std::string, std::string> variables_;
};

enum class SignatureVersionType { V1, V4 };

struct ClientConfiguration {
    long requestTimeoutMs = 10000;
    SignatureVersionType signatureVersion = SignatureVersionType::V1;
    bool isCname = false;
    bool isPathStyle = false;
};

struct EnvironmentVariableCredentialsProvider {
};

struct OssError {
    std::string code, message;
    const std::string &Code() const { return code; }
    const std::string &Message() const { return message; }
    std::string RequestId() const { return "request"; }
};

template <class R> struct Outcome {
    bool success = true;
    R value;
    OssError problem;
    bool isSuccess() const { return success; }
    const R &result() const { return value; }
    const OssError &error() const { return problem; }
};

struct ObjectMetaData {
    std::string contentType;
    void setContentType(const std::string &value) { contentType = value; }
};

struct Request {
    std::string bucket, key, callback, variables, uploadId;
    ObjectMetaData metaData;
    Request(const std::string &b, const std::string &k) : bucket(b), key(k) {}
    ObjectMetaData &MetaData() { return metaData; }
    void setCallback(const std::string &c, const std::string &v = "")
    {
        callback = c;
        variables = v;
    }
    void setUploadId(const std::string &id) { uploadId = id; }
};

struct PutObjectRequest : Request {
    std::shared_ptr<std::iostream> content;
    PutObjectRequest(const std::string &b, const std::string &k, const std::shared_ptr<std::iostream> &c) : Request(b, k), content(c) {}
};

struct InitiateMultipartUploadRequest : Request {
    using Request::Request;
};

struct UploadPartRequest : PutObjectRequest {
    int number = 0;
    uint64_t length = 0;
    using PutObjectRequest::PutObjectRequest;
    void setPartNumber(int value) { number = value; }
    void setContentLength(uint64_t value) { length = value; }
};

struct Part {
    int32_t number;
    std::string etag;
    Part(int32_t n, const std::string &e) : number(n), etag(e) {}
};
using PartList = std::vector<Part>;

struct CompleteMultipartUploadRequest : Request {
    PartList parts;
    CompleteMultipartUploadRequest(const std::string &b, const std::string &k, const PartList &p) : Request(b, k), parts(p) {}
};

struct Result {
    std::string uploadId, etag;
    std::shared_ptr<std::iostream> content;
    const std::string &UploadId() const { return uploadId; }
    const std::string &ETag() const { return etag; }
    const std::shared_ptr<std::iostream> &Content() const { return content; }
};

class OssClient
{
public:
    OssClient(const std::string &endpoint, const std::shared_ptr<EnvironmentVariableCredentialsProvider> &, const ClientConfiguration &settings)
    {
        const bool isIp = std::regex_match(endpoint, std::regex("https?://[0-9]+(\\.[0-9]+){3}(:[0-9]+)?"));
        Record("place", isIp || settings.isPathStyle ? "path" : settings.isCname ? "nowhere" : "host");
        Record("endpoint", endpoint);
        Record("signature", settings.signatureVersion == SignatureVersionType::V4 ? "v4" : "v1");
    }

    void SetRegion(const std::string &region) { Record("region", region); }

    Outcome<Result> PutObject(const PutObjectRequest &request) const
    {
        RecordContent(*request.content, INT64_MAX);
        Record("operation", "PutObject");
        Record("contentType", request.metaData.contentType);
        return answer(request);
    }

    Outcome<Result> InitiateMultipartUpload(const InitiateMultipartUploadRequest &request) const
    {
        Record("contentType", request.metaData.contentType);
        Outcome<Result> outcome;
        outcome.value.uploadId = "upload of " + request.key;
        return outcome;
    }

    Outcome<Result> UploadPart(const UploadPartRequest &request) const
    {
        Expect(request.uploadId == "upload of " + request.key);
        RecordContent(*request.content, static_cast<int64_t>(request.length));
        Outcome<Result> outcome;
        outcome.value.etag = "etag " + std::to_string(request.number);
        return outcome;
    }

    Outcome<Result> CompleteMultipartUpload(const CompleteMultipartUploadRequest &request) const
    {
        Expect(request.uploadId == "upload of " + request.key);
        for (size_t i = 0; i < request.parts.size(); i++) {
            Expect(request.parts[i].number == static_cast<int>(i) + 1 && request.parts[i].etag == "etag " + std::to_string(i + 1));
        }
        Record("operation", "CompleteMultipartUpload");
        return answer(request);
    }

private:
    static Outcome<Result> answer(const Request &request)
    {
        Record("bucket", request.bucket);
        Record("key", request.key);
        Record("x-oss-callback", request.callback);
        if (!request.variables.empty()) {
            Record("x-oss-callback-var", request.variables);
        }
        const std::string status = std::getenv("DROPBACK_STATUS"), body = std::getenv("DROPBACK_BODY");
        Outcome<Result> outcome;
        outcome.success = status == "200";
        outcome.problem.code = status == "203" ? "CallbackFailed" : "AccessDenied";
        outcome.problem.message = body;
        outcome.value.content = std::make_shared<std::stringstream>(body);
        return outcome;
    }
};
}
}
