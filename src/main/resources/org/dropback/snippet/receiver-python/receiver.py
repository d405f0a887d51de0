#!/usr/bin/env python3
"""Receives upload callbacks of OSS, answers what OSS signed and refuses all else. Python 3.7 or later, no packages:  python3 receiver.py

Environment: PORT (8080), HOST (127.0.0.1; 0.0.0.0 to be reached from outside), OSS_CALLBACK_KEY_PREFIX (another address
that keys may come from, such as http://127.0.0.1:23451/ of a sandbox; never set it in production).
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MAX_BODY = 1 << 20
KEY_PREFIXES = ['http://gosspublic.alicdn.com/', 'https://gosspublic.alicdn.com/']
if os.environ.get('OSS_CALLBACK_KEY_PREFIX'):
    KEY_PREFIXES.append(os.environ['OSS_CALLBACK_KEY_PREFIX'].rstrip('/') + '/')
MD5_DIGEST_INFO = bytes.fromhex('3020300c06082a864886f70d020505000410')
keys = {}


class Receiver(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        length = self.headers.get('Content-Length') or ''
        if not length.isdigit() or int(length) > MAX_BODY:
            self.answer(413, {'Status': 'too long, or of unknown length'})
            return
        # The bytes as they came: a body that was parsed and written again does not verify.
        body = self.rfile.read(int(length))
        if not self.is_signed_by_oss(body):
            self.answer(403, {'Status': 'signature does not verify'})
            return
        # From here on the body is what OSS says. The same callback may come twice: use it so that this does no harm.
        print(body.decode('utf-8', 'replace'), flush=True)
        self.answer(200, {'Status': 'OK'})

    def answer(self, status, answer):
        """OSS wants status 200, JSON and a Content-Length, within 5 seconds."""
        body = json.dumps(answer, separators=(',', ':')).encode('utf-8')
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def is_signed_by_oss(self, body):
        try:
            signature = base64.b64decode(self.headers.get('Authorization') or '', validate=True)
            key_url = base64.b64decode(self.headers.get('x-oss-pub-key-url') or '', validate=True).decode('utf-8')
            # Without this check anybody could name a key of his own.
            if not any(key_url.startswith(prefix) for prefix in KEY_PREFIXES):
                return False
            # Signed is the path decoded (a plus stays a plus), the query as it came, a line feed, and the body as it came.
            path, question, query = self.path.partition('?')
            signed = urllib.parse.unquote_to_bytes(path) + (question + query + '\n').encode('latin-1') + body
            return verify(key(key_url), signature, signed)
        except (ValueError, OSError, HTTPException) as e:
            print('Refused:', e, file=sys.stderr)
            return False


def verify(public_key, signature, signed):
    """RSA with MD5 (PKCS #1 v1.5), by hand: Python has no RSA of its own, and its packages refuse keys as short as OSS's 512 bits."""
    modulus, exponent = public_key
    size = (modulus.bit_length() + 7) // 8
    digest = MD5_DIGEST_INFO + hashlib.md5(signed).digest()
    expected = b'\x00\x01' + b'\xff' * (size - len(digest) - 3) + b'\x00' + digest
    number = int.from_bytes(signature, 'big')
    if len(signature) != size or number >= modulus:
        return False
    return hmac.compare_digest(pow(number, exponent, modulus).to_bytes(size, 'big'), expected)


def key(url):
    if url not in keys:
        with opener.open(url, timeout=3) as answer:
            pem = answer.read(1 << 16).decode('ascii')
        keys[url] = modulus_and_exponent(base64.b64decode(''.join(line for line in pem.splitlines() if not line.startswith('-----'))))
    return keys[url]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *ignored):
        return None


opener = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))


def modulus_and_exponent(der):
    """Of a SubjectPublicKeyInfo: a sequence of the algorithm and a bit string that holds the sequence of the two numbers."""
    content, _ = element(der)
    _, bits = element(content)
    content, _ = element(bits)
    content, _ = element(content[1:])
    modulus, rest = element(content)
    exponent, _ = element(rest)
    return int.from_bytes(modulus, 'big'), int.from_bytes(exponent, 'big')


def element(der):
    """The content of the first element, and what comes after it."""
    if len(der) < 2:
        raise ValueError('no public key')
    length, begin = der[1], 2
    if length & 0x80:
        begin += length & 0x7f
        length = int.from_bytes(der[2:begin], 'big')
    return der[begin:begin + length], der[begin + length:]


if __name__ == '__main__':
    server = ThreadingHTTPServer((os.environ.get('HOST', '127.0.0.1'), int(os.environ.get('PORT', '8080'))), Receiver)
    print('Listening on http://%s:%d/' % server.server_address[:2], flush=True)
    server.serve_forever()
