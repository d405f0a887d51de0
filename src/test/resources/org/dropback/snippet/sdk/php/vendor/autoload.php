<?php
// Stands in for aliyuncs/oss-sdk-php: the little of it that the program uses, written down instead of sent.

namespace OSS\Credentials {
    class EnvironmentVariableCredentialsProvider
    {
    }
}

namespace OSS\Core {
    class OssException extends \Exception
    {
        private $status;

        public function __construct($message, $status)
        {
            parent::__construct($message);
            $this->status = $status;
        }

        public function getHTTPStatus()
        {
            return $this->status;
        }
    }
}

namespace OSS {
    class OssClient
    {
        const OSS_CALLBACK = 'x-oss-callback';
        const OSS_CALLBACK_VAR = 'x-oss-callback-var';
        const OSS_CONTENT_TYPE = 'Content-Type';
        const OSS_FILE_UPLOAD = 'fileUpload';
        const OSS_PART_NUM = 'partNumber';
        const OSS_SEEK_TO = 'seekTo';
        const OSS_LENGTH = 'length';
        const OSS_SIGNATURE_VERSION_V1 = 'v1';
        const OSS_SIGNATURE_VERSION_V4 = 'v4';

        public function __construct(array $config)
        {
            $config['provider'] instanceof Credentials\EnvironmentVariableCredentialsProvider or exit(9);
            $isIp = preg_match('~^https?://\d+(\.\d+){3}(:\d+)?$~', $config['endpoint']);
            $place = ($config['cname'] ?? false) ? 'nowhere' : ($isIp || ($config['hostType'] ?? '') === 'path_style' ? 'path' : 'host');
            self::record(['place' => $place, 'endpoint' => $config['endpoint'], 'region' => $config['region'], 'signature' => $config['signatureVersion']]);
        }

        public function uploadFile($bucket, $object, $file, $options)
        {
            self::content($file, 0, filesize($file));
            self::record(['operation' => 'PutObject', 'bucket' => $bucket, 'key' => $object, 'contentType' => $options[self::OSS_CONTENT_TYPE]]);
            return $this->answer($options, false);
        }

        public function initiateMultipartUpload($bucket, $object, $options)
        {
            isset($options[self::OSS_CALLBACK]) and exit(9);
            self::record(['contentType' => $options[self::OSS_CONTENT_TYPE]]);
            return "upload of $bucket $object";
        }

        public function generateMultiuploadParts($size, $partSize)
        {
            $pieces = [];
            for ($position = 0; $position < $size; $position += $partSize) {
                $pieces[] = [self::OSS_SEEK_TO => $position, self::OSS_LENGTH => min($partSize, $size - $position)];
            }
            return $pieces;
        }

        public function uploadPart($bucket, $object, $uploadId, $options)
        {
            $uploadId === "upload of $bucket $object" or exit(9);
            self::content($options[self::OSS_FILE_UPLOAD], $options[self::OSS_SEEK_TO], $options[self::OSS_LENGTH]);
            return 'etag ' . $options[self::OSS_PART_NUM];
        }

        public function completeMultipartUpload($bucket, $object, $uploadId, $parts, $options)
        {
            $uploadId === "upload of $bucket $object" or exit(9);
            foreach ($parts as $i => $part) {
                $part === ['PartNumber' => $i + 1, 'ETag' => 'etag ' . ($i + 1)] or exit(9);
            }
            self::record(['operation' => 'CompleteMultipartUpload', 'bucket' => $bucket, 'key' => $object]);
            return $this->answer($options, true);
        }

        /** As in 2.7: only putObject and completeMultipartUpload take 203 for a failure. */
        private function answer($options, $callbackResult)
        {
            foreach ([self::OSS_CALLBACK, self::OSS_CALLBACK_VAR] as $name) {
                if (isset($options[$name])) {
                    self::record([$name => base64_encode($options[$name])]);
                }
            }
            $status = (int) getenv('DROPBACK_STATUS');
            $body = getenv('DROPBACK_BODY');
            if (intdiv($status, 100) !== 2 || $callbackResult && $status === 203) {
                throw new Core\OssException($body, $status);
            }
            return ['body' => $body, '_info' => ['http_code' => $status]];
        }

        private static function content($file, $position, $length)
        {
            file_put_contents(getenv('DROPBACK_RECORD') . '.content', file_get_contents($file, false, null, $position, $length), FILE_APPEND);
        }

        private static function record(array $values)
        {
            foreach ($values as $name => $value) {
                file_put_contents(getenv('DROPBACK_RECORD'), $name . ' ' . base64_encode($value) . "\n", FILE_APPEND);
            }
        }
    }
}
