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
    'callbackUrl' => 'https://api.shop.example/oss/callback',
    // Between double quotes PHP would fill ${...} itself, with nothing.
    'callbackBody' => 'key=${object}',
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
        'endpoint' => 'http://oss.cloud.example:8080',
        'region' => 'cn-hangzhou',
        'hostType' => 'path_style', // the bucket is named in the path; earlier releases do so only where the endpoint is an IP address
        'signatureVersion' => OssClient::OSS_SIGNATURE_VERSION_V1,
    ]);
    $result = $oss->uploadFile($bucket, $key, $file, $callbackOptions + [OssClient::OSS_CONTENT_TYPE => 'image/jpeg']);
    // uploadFile takes 203 for a success: the object is stored, but the callback failed. Do not upload it again.
    if (($result['_info'] ?? $result['info'])['http_code'] === 203) {
        stop(3, 'Stored, but the callback failed: ' . $result['body']);
    }
} catch (OssException $e) {
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
