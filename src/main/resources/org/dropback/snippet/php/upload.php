<?php
/*
 * Uploads one file to OSS and prints what your server answered to the callback. For oss-sdk-php 2.7 and PHP 7.3 or later:
 *   composer require aliyuncs/oss-sdk-php && php upload.php
 * Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
 */
require __DIR__ . '/vendor/autoload.php';

use OSS\Core\OssException;
use OSS\Credentials\EnvironmentVariableCredentialsProvider;
use OSS\OssClient;

$bucket = «bucket»;
$key = «key»;
$file = «file»;

$callback = [
    'callbackUrl' => «callbackUrl»,
«if host»
    'callbackHost' => «callbackHost»,
«end»
    // Between double quotes PHP would fill ${...} itself, with nothing.
    'callbackBody' => «callbackBody»,
    'callbackBodyType' => «callbackBodyType»,
«if sni»
    'callbackSNI' => true,
«end»
«if headers»
    'additionalHeaders' => (object) [
«each headers»
        «name» => «value»,
«end»
    ],
«end»
];
«if variables»
$variables = (object) [
«each variables»
    «name» => «value»,
«end»
];
«end»

foreach (['OSS_ACCESS_KEY_ID', 'OSS_ACCESS_KEY_SECRET'] as $name) {
    if (!getenv($name)) {
        stop(1, 'Set the environment variable ' . $name);
    }
}

// The SDK puts the JSON into Base64 by itself.
$callbackOptions = [
    OssClient::OSS_CALLBACK => json($callback),
«if variables»
    OssClient::OSS_CALLBACK_VAR => json($variables),
«end»
];

try {
    $oss = new OssClient([
        'provider' => new EnvironmentVariableCredentialsProvider(),
        'endpoint' => «endpoint»,
        'region' => «region»,
«if cname»
        'cname' => true, // the endpoint is a domain of the bucket's own
«end»
«if pathStyle»
        'hostType' => 'path_style', // the bucket is named in the path; earlier releases do so only where the endpoint is an IP address
«end»
«if v4»
        'signatureVersion' => OssClient::OSS_SIGNATURE_VERSION_V4,
«end»
«unless v4»
        'signatureVersion' => OssClient::OSS_SIGNATURE_VERSION_V1,
«end»
    ]);
«if multipart»
    // Not multiuploadFile: it forgets the callback when it completes the upload.
    $uploadId = $oss->initiateMultipartUpload($bucket, $key, [OssClient::OSS_CONTENT_TYPE => «contentType»]);
    $parts = [];
    foreach ($oss->generateMultiuploadParts(filesize($file), «partSize») as $i => $piece) {
        $etag = $oss->uploadPart($bucket, $key, $uploadId, [
            OssClient::OSS_FILE_UPLOAD => $file,
            OssClient::OSS_PART_NUM => $i + 1,
            OssClient::OSS_SEEK_TO => $piece[OssClient::OSS_SEEK_TO],
            OssClient::OSS_LENGTH => $piece[OssClient::OSS_LENGTH],
        ]);
        $parts[] = ['PartNumber' => $i + 1, 'ETag' => $etag];
    }
    $result = $oss->completeMultipartUpload($bucket, $key, $uploadId, $parts, $callbackOptions);
«end»
«unless multipart»
    $result = $oss->uploadFile($bucket, $key, $file, $callbackOptions + [OssClient::OSS_CONTENT_TYPE => «contentType»]);
    // uploadFile takes 203 for a success: the object is stored, but the callback failed. Do not upload it again.
    if (($result['_info'] ?? $result['info'])['http_code'] === 203) {
        stop(3, 'Stored, but the callback failed: ' . $result['body']);
    }
«end»
} catch (OssException $e) {
«if multipart»
    // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
    if ((int) $e->getHTTPStatus() === 203) {
        stop(3, 'Stored, but the callback failed: ' . $e->getMessage());
    }
«end»
    stop(1, ($e->getHTTPStatus() ? 'Not stored: ' : 'Failed: ') . $e->getMessage());
}
echo $result['body'], "\n";

function json($fields): string
{
    // OSS counts 5 KB in Base64: unescaped, more of your texts fits in.
    return json_encode($fields, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_LINE_TERMINATORS | JSON_THROW_ON_ERROR);
}

function stop(int $exitCode, string $why): void
{
    fwrite(STDERR, $why . "\n");
    exit($exitCode);
}
