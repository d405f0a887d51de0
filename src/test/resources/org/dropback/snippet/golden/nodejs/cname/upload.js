// Uploads one file to OSS and prints what your server answered to the callback. For the npm package ali-oss 6:
//   npm install ali-oss && node upload.js
// Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
const OSS = require('ali-oss');
const fs = require('fs');

const key = 'photo.jpg';
const file = 'photo.jpg';

// Trap: the SDK would encode the percent signs of this URL once more, and it knows no additional headers; so its headers are made here.
const base64 = text => Buffer.from(text, 'utf8').toString('base64');
const options = {
  headers: {
    'x-oss-callback': base64('{"callbackUrl":"https://api.shop.example/oss/callback","callbackBody":"key=${object}","callbackBodyType":"application/x-www-form-urlencoded","additionalHeaders":{"x-shop":"attach\\"ments"}}'),
  },
};

async function upload() {
  const client = new OSS({
    endpoint: 'https://files.shop.example',
    region: 'oss-cn-hangzhou', // with oss- in front, unlike elsewhere
    bucket: 'sandbox',
    accessKeyId: environment('OSS_ACCESS_KEY_ID'),
    accessKeySecret: environment('OSS_ACCESS_KEY_SECRET'),
    stsToken: process.env.OSS_SESSION_TOKEN || undefined,
    cname: true, // the endpoint is a domain of the bucket's own
    authorizationV4: true,
  });
  const partSize = 102400;
  const size = fs.statSync(file).size;
  const { uploadId } = await client.initMultipartUpload(key, { mime: 'image/jpeg' });
  const parts = [];
  for (let start = 0; start < size; start += partSize) {
    const number = parts.length + 1;
    const part = await client.uploadPart(key, uploadId, number, file, start, Math.min(start + partSize, size));
    parts.push({ number, etag: part.etag });
  }
  return client.completeMultipartUpload(key, uploadId, parts, options);
}

function environment(name) {
  if (!process.env[name]) {
    throw new Error(`Set the environment variable ${name}`);
  }
  return process.env[name];
}

upload().then(
  // result.data is the answer as JSON.parse reads it; this is the answer as it came.
  result => console.log(result.res.data.toString('utf8')),
  error => {
    // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
    const stored = error.code === 'CallbackFailed';
    const evidence = error.requestId ? ` (request ID ${error.requestId}, EC ${error.ecCode})` : '';
    console.error(`${stored ? 'Stored, but the callback failed' : 'Not stored'}: ${error.code || error.name}: ${error.message}${evidence}`);
    process.exitCode = stored ? 3 : 1;
  },
);
