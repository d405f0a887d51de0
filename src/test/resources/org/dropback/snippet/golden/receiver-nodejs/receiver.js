// Receives upload callbacks of OSS, answers what OSS signed and refuses all else. Node.js 14 or later, no packages:  node receiver.js
// Environment: PORT (8080), HOST (127.0.0.1; 0.0.0.0 to be reached from outside), OSS_CALLBACK_KEY_PREFIX (another address
// that keys may come from, such as http://127.0.0.1:23451/ of a sandbox; never set it in production).
const crypto = require('crypto');
const http = require('http');
const https = require('https');

const MAX_BODY = 1 << 20;
const keys = new Map();
const keyPrefixes = ['http://gosspublic.alicdn.com/', 'https://gosspublic.alicdn.com/'];
if (process.env.OSS_CALLBACK_KEY_PREFIX) {
  keyPrefixes.push(process.env.OSS_CALLBACK_KEY_PREFIX.replace(/\/*$/, '/'));
}

const server = http.createServer((request, response) => {
  const pieces = [];
  let length = 0;
  request.on('data', piece => {
    length += piece.length;
    if (length <= MAX_BODY) {
      pieces.push(piece);
    }
  });
  request.on('end', async () => {
    // The bytes as they came: a body that was parsed and written again does not verify.
    const body = Buffer.concat(pieces);
    if (request.method !== 'POST') {
      answer(response, 405, { Status: 'only POST' });
    } else if (length > MAX_BODY) {
      answer(response, 413, { Status: 'too long' });
    } else if (!await isSignedByOss(request, body)) {
      answer(response, 403, { Status: 'signature does not verify' });
    } else {
      // From here on the body is what OSS says. The same callback may come twice: use it so that this does no harm.
      console.log(body.toString('utf8'));
      answer(response, 200, { Status: 'OK' });
    }
  });
});

// OSS wants status 200, JSON and a Content-Length, within 5 seconds.
function answer(response, status, json) {
  const bytes = Buffer.from(JSON.stringify(json), 'utf8');
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
  response.end(bytes);
}

async function isSignedByOss(request, body) {
  try {
    const signature = Buffer.from(request.headers.authorization || '', 'base64');
    const keyUrl = Buffer.from(request.headers['x-oss-pub-key-url'] || '', 'base64').toString('utf8');
    // Without this check anybody could name a key of his own.
    if (!keyPrefixes.some(prefix => keyUrl.startsWith(prefix))) {
      return false;
    }
    // Signed is the path decoded, the query as it came, a line feed, and the body as it came.
    const question = request.url.indexOf('?');
    const path = question < 0 ? request.url : request.url.slice(0, question);
    const query = question < 0 ? '' : request.url.slice(question);
    const signed = Buffer.concat([decoded(path), Buffer.from(`${query}\n`, 'latin1'), body]);
    return crypto.createVerify('RSA-MD5').update(signed).verify(await key(keyUrl), signature); // takes the MD5 itself
  } catch (error) {
    console.error(`Refused: ${error.message}`);
    return false;
  }
}

// Only %XX, to bytes: a plus stays a plus.
function decoded(path) {
  return Buffer.from(path.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
}

async function key(url) {
  if (!keys.has(url)) {
    keys.set(url, await fetchText(url));
  }
  return keys.get(url);
}

function fetchText(url) {
  return new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? https.get : http.get;
    const request = get(url, { timeout: 3000 }, response => {
      if (response.statusCode !== 200) {
        response.resume();
        reject(new Error(`the key's address answered ${response.statusCode}`));
        return;
      }
      let text = '';
      response.on('data', piece => { text += piece; });
      response.on('end', () => resolve(text));
    });
    request.on('timeout', () => request.destroy(new Error('the key did not come in time')));
    request.on('error', reject);
  });
}

server.listen(Number(process.env.PORT || 8080), process.env.HOST || '127.0.0.1', () => {
  console.log(`Listening on http://${server.address().address}:${server.address().port}/`);
});
