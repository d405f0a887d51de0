// Uploads one file to OSS and prints what your server answered to the callback. For the npm package ali-oss 6:
//   npm install ali-oss && node upload.js
// Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
const OSS = require('ali-oss');
const fs = require('fs');

const key = «key»;
const file = «file»;
«if encodedBySdk»

// Traps: the SDK sends the URL through encodeURI, so it is not encoded here; and puts x: before the names of customValue itself.
const options = {
  callback: {
    url: «callbackUrlDecoded»,
«if host»
    host: «callbackHost»,
«end»
    body: «callbackBody»,
    contentType: «callbackBodyType»,
«if sni»
    callbackSNI: true,
«end»
«if variables»
    customValue: {
«each variables»
      [«plainName»]: «value»,
«end»
    },
«end»
  },
};
«end»
«unless encodedBySdk»

// Trap: the SDK would encode the percent signs of this URL once more, and it knows no additional headers; so its headers are made here.
const base64 = text => Buffer.from(text, 'utf8').toString('base64');
const options = {
  headers: {
    'x-oss-callback': base64(«callbackJson»),
«if variables»
    'x-oss-callback-var': base64(«variablesJson»),
«end»
  },
};
«end»

async function upload() {
  const client = new OSS({
    endpoint: «endpoint»,
    region: «ossRegion», // with oss- in front, unlike elsewhere
    bucket: «bucket»,
    accessKeyId: environment('OSS_ACCESS_KEY_ID'),
    accessKeySecret: environment('OSS_ACCESS_KEY_SECRET'),
    stsToken: process.env.OSS_SESSION_TOKEN || undefined,
«if cname»
    cname: true, // the endpoint is a domain of the bucket's own
«end»
«if pathByName»
    sldEnable: true, // the bucket is named in the path
«end»
«if v4»
    authorizationV4: true,
«end»
«unless v4»
    authorizationV4: false,
«end»
  });
«if multipart»
  const partSize = «partSize»;
  const size = fs.statSync(file).size;
  const { uploadId } = await client.initMultipartUpload(key, { mime: «contentType» });
  const parts = [];
  for (let start = 0; start < size; start += partSize) {
    const number = parts.length + 1;
    const part = await client.uploadPart(key, uploadId, number, file, start, Math.min(start + partSize, size));
    parts.push({ number, etag: part.etag });
  }
  return client.completeMultipartUpload(key, uploadId, parts, options);
«end»
«unless multipart»
  fs.accessSync(file, fs.constants.R_OK);
  return client.put(key, file, { ...options, mime: «contentType» });
«end»
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
