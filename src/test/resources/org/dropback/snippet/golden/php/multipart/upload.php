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

$bucket = 'sandbox';
$key = 'photo.jpg';
$file = 'photo.jpg';

$callback = [
    'callbackUrl' => 'http://127.0.0.1:23450/callback',
    // Between double quotes PHP would fill ${...} itself, with nothing.
    'callbackBody' => 'key=${object}&size=${size}',
    'callbackBodyType' => 'application/x-www-form-urlencoded',
];

foreach (['OSS_ACCESS_KEY_ID', 'OSS_ACCESS_KEY_SECRET'] as $name) {
    if (!getenv($name)) {
        stop(1, 'Set the environment variable ' . $name);
    }
}

// The SDK puts the JSON into Base64 by itself.
$callbackOptions = [
    OssClient::OSS_CALLBACK => json($callback),
];

try {
    $oss = new OssClient([
        'provider' => new EnvironmentVariableCredentialsProvider(),
        'endpoint' => 'http://127.0.0.1:23451',
        'region' => 'cn-hangzhou',
        'hostType' => 'path_style', // the bucket is named in the path; earlier releases do so only where the endpoint is an IP address
        'signatureVersion' => OssClient::OSS_SIGNATURE_VERSION_V1,
    ]);
    // Not multiuploadFile: it forgets the callback when it completes the upload.
    $uploadId = $oss->initiateMultipartUpload($bucket, $key, [OssClient::OSS_CONTENT_TYPE => 'image/jpeg']);
    $parts = [];
    foreach ($oss->generateMultiuploadParts(filesize($file), 102400) as $i => $piece) {
        $etag = $oss->uploadPart($bucket, $key, $uploadId, [
            OssClient::OSS_FILE_UPLOAD => $file,
            OssClient::OSS_PART_NUM => $i + 1,
            OssClient::OSS_SEEK_TO => $piece[OssClient::OSS_SEEK_TO],
            OssClient::OSS_LENGTH => $piece[OssClient::OSS_LENGTH],
        ]);
        $parts[] = ['PartNumber' => $i + 1, 'ETag' => $etag];
    }
    $result = $oss->completeMultipartUpload($bucket, $key, $uploadId, $parts, $callbackOptions);
} catch (OssException $e) {
    // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
    if ((int) $e->getHTTPStatus() === 203) {
        stop(3, 'Stored, but the callback failed: ' . $e->getMessage());
    }
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
