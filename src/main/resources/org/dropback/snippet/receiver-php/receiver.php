<?php
// Receives upload callbacks of OSS, answers what OSS signed and refuses all else. PHP 7.1 or later with openssl:
//   php -S 127.0.0.1:8080 receiver.php
// or behind a web server (Apache must be told to pass on Authorization: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1).
// Environment: OSS_CALLBACK_KEY_PREFIX (another address that keys may come from, such as http://127.0.0.1:23451/ of a sandbox;
// never set it in production).

// php://input is the body as it came: one that was parsed and written again does not verify.
$body = file_get_contents('php://input');
if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    answer(405, ['Status' => 'only POST']);
} elseif (!is_signed_by_oss($body)) {
    answer(403, ['Status' => 'signature does not verify']);
} else {
    // From here on the body is what OSS says. The same callback may come twice: use it so that this does no harm.
    error_log($body);
    answer(200, ['Status' => 'OK']);
}

/** OSS wants status 200, JSON and a Content-Length, within 5 seconds. */
function answer($status, $answer)
{
    $json = json_encode($answer);
    http_response_code($status);
    header('Content-Type: application/json');
    header('Content-Length: ' . strlen($json));
    echo $json;
}

function is_signed_by_oss($body)
{
    $signature = base64_decode($_SERVER['HTTP_AUTHORIZATION'] ?? '', true);
    $keyUrl = base64_decode($_SERVER['HTTP_X_OSS_PUB_KEY_URL'] ?? '', true);
    // Without this check anybody could name a key of his own.
    if ($signature === false || $keyUrl === false || !has_known_prefix($keyUrl)) {
        return false;
    }
    $pem = key_of($keyUrl);
    if ($pem === false) {
        error_log('Refused: the key cannot be fetched');
        return false;
    }
    // Signed is the path decoded (rawurldecode: a plus stays a plus), the query as it came, a line feed, and the body as it came.
    $parts = explode('?', $_SERVER['REQUEST_URI'], 2);
    $signed = rawurldecode($parts[0]) . (isset($parts[1]) ? '?' . $parts[1] : '') . "\n" . $body;
    return openssl_verify($signed, $signature, $pem, OPENSSL_ALGO_MD5) === 1; // takes the MD5 itself
}

function has_known_prefix($url)
{
    $prefixes = ['http://gosspublic.alicdn.com/', 'https://gosspublic.alicdn.com/'];
    $another = getenv('OSS_CALLBACK_KEY_PREFIX');
    if ($another !== false && $another !== '') {
        $prefixes[] = rtrim($another, '/') . '/';
    }
    foreach ($prefixes as $prefix) {
        if (strncmp($url, $prefix, strlen($prefix)) === 0) {
            return true;
        }
    }
    return false;
}

/** Keep it somewhere (APCu, a file that only you can write) where callbacks are many: this fetches it each time. */
function key_of($url)
{
    return @file_get_contents($url, false, stream_context_create(['http' => ['timeout' => 3, 'follow_location' => 0]]), 0, 65536);
}
