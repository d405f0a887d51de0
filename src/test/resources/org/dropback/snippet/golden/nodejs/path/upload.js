// Uploads one file to OSS and prints what your server answered to the callback. For the npm package ali-oss 6:
//   npm install ali-oss && node upload.js
// Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
const OSS = require('ali-oss');
const fs = require('fs');

const key = 'photo.jpg';
const file = 'photo.jpg';

// Traps: the SDK sends the URL through encodeURI, so it is not encoded here; and puts x: before the names of customValue itself.
const options = {
  callback: {
    url: 'https://api.shop.example/oss/callback',
    body: 'key=${object}',
    contentType: 'application/x-www-form-urlencoded',
  },
};

async function upload() {
  const client = new OSS({
    endpoint: 'http://oss.cloud.example:8080',
    region: 'oss-cn-hangzhou', // with oss- in front, unlike elsewhere
    bucket: 'sandbox',
    accessKeyId: environment('OSS_ACCESS_KEY_ID'),
    accessKeySecret: environment('OSS_ACCESS_KEY_SECRET'),
    stsToken: process.env.OSS_SESSION_TOKEN || undefined,
    sldEnable: true, // the bucket is named in the path
    authorizationV4: false,
  });
  fs.accessSync(file, fs.constants.R_OK);
  return client.put(key, file, { ...options, mime: 'image/jpeg' });
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
