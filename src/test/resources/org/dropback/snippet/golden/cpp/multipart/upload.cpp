// Uploads one file to OSS and prints what your server answered to the callback. For aliyun-oss-cpp-sdk 1.10:
//   g++ -std=c++11 upload.cpp -o upload -lalibabacloud-oss-cpp-sdk -lcurl -lcrypto -lpthread   (MSVC: add /utf-8)
// Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
#include <alibabacloud/oss/OssClient.h>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

using namespace AlibabaCloud::OSS;

static const std::string BUCKET = "sandbox";
static const std::string KEY = "photo.jpg";
static const std::string FILE_TO_UPLOAD = "photo.jpg";

// The texts go into JSON as they are, so each is escaped first.
static std::string json(const std::string &text)
{
    static const char *const HEX = "0123456789ABCDEF";
    std::string escaped;
    for (unsigned char c : text) {
        if (c == '"' || c == '\\') {
            escaped += '\\';
            escaped += static_cast<char>(c);
        } else if (c < ' ') {
            escaped += "\\u00";
            escaped += HEX[c >> 4];
            escaped += HEX[c & 15];
        } else {
            escaped += static_cast<char>(c);
        }
    }
    return escaped;
}

static std::string callback()
{
    return ObjectCallbackBuilder(json("http://127.0.0.1:23450/callback"), json("key=${object}&size=${size}"), json(""), ObjectCallbackBuilder::Type::URL).build();
}

static std::string variables()
{
    ObjectCallbackVariableBuilder builder;
    return builder.build(); // empty without any
}

template <class Outcome> static int failed(const Outcome &outcome)
{
    // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
    const bool stored = outcome.error().Code() == "CallbackFailed";
    const OssError &why = outcome.error();
    std::cerr << (stored ? "Stored, but the callback failed: " : why.RequestId().empty() ? "Failed: " : "Not stored: ") << why.Code() << ": "
              << why.Message() << " (request ID " << why.RequestId() << ")" << std::endl;
    return stored ? 3 : 1;
}

template <class Outcome> static int print(const Outcome &outcome)
{
    if (!outcome.isSuccess()) {
        return failed(outcome);
    }
    auto answer = outcome.result().Content();
    if (answer != nullptr && answer->peek() != std::iostream::traits_type::eof()) {
        std::cout << answer->rdbuf();
    }
    std::cout << std::endl;
    return 0;
}

static int upload(const OssClient &oss)
{
    auto content = std::make_shared<std::fstream>(FILE_TO_UPLOAD, std::ios::in | std::ios::binary);
    if (!content->is_open()) {
        std::cerr << "Cannot read " << FILE_TO_UPLOAD << std::endl;
        return 1;
    }
    InitiateMultipartUploadRequest initiate(BUCKET, KEY);
    initiate.MetaData().setContentType("image/jpeg");
    auto started = oss.InitiateMultipartUpload(initiate);
    if (!started.isSuccess()) {
        return failed(started);
    }
    content->seekg(0, std::ios::end);
    const int64_t size = content->tellg();
    PartList parts;
    for (int64_t offset = 0; offset < size; offset += 102400) {
        const int number = static_cast<int>(parts.size()) + 1;
        content->clear();
        content->seekg(offset, std::ios::beg);
        UploadPartRequest part(BUCKET, KEY, content);
        part.setUploadId(started.result().UploadId());
        part.setPartNumber(number);
        part.setContentLength(std::min<int64_t>(102400, size - offset));
        auto stored = oss.UploadPart(part);
        if (!stored.isSuccess()) {
            return failed(stored);
        }
        parts.push_back(Part(number, stored.result().ETag()));
    }
    CompleteMultipartUploadRequest complete(BUCKET, KEY, parts);
    complete.setUploadId(started.result().UploadId());
    complete.setCallback(callback(), variables());
    return print(oss.CompleteMultipartUpload(complete));
}

int main()
{
    for (const char *name : {"OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"}) {
        if (std::getenv(name) == nullptr) {
            std::cerr << "Set the environment variable " << name << std::endl;
            return 1;
        }
    }
    InitializeSdk();
    int exitCode;
    {
        ClientConfiguration settings;
        // OSS answers only after the callback, which may take 5 seconds for each of its URLs. A shorter wait would upload, and call back, again.
        settings.requestTimeoutMs = 60000;
        settings.isPathStyle = true; // The bucket is named in the path.
        OssClient oss("http://127.0.0.1:23451", std::make_shared<EnvironmentVariableCredentialsProvider>(), settings);
        exitCode = upload(oss);
    }
    ShutdownSdk();
    return exitCode;
}
