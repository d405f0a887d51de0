// Uploads as a user of the npm package ali-oss does; prints one JSON line an upload. Arguments: ENDPOINT RECEIVER V1|V4 FILE
const OSS = require('ali-oss');
const fs = require('fs');

const [endpoint, receiver, signature, file] = process.argv.slice(2);
const settings = {
  endpoint,
  region: 'oss-cn-hangzhou',
  bucket: 'sandbox',
  accessKeyId: process.env.OSS_ACCESS_KEY_ID,
  accessKeySecret: process.env.OSS_ACCESS_KEY_SECRET,
  authorizationV4: signature === 'V4',
};
const client = new OSS(settings);
// It presigns for no IP address, and for a name it would put the bucket before it.
const presigner = new OSS({ ...settings, endpoint: endpoint.replace('127.0.0.1', 'localhost') });
presigner.setSLDEnabled(true);
const callback = {
  url: receiver,
  body: 'key=${object}&size=${size}&note=${x:note}',
  contentType: 'application/x-www-form-urlencoded',
  customValue: { note: 'a "b" 中文' },
};

(async () => {
  const put = await client.put('ali-oss/put 图.bin', file, { callback });
  console.log(JSON.stringify({ way: 'put', data: put.data }));
  const multipart = await client.multipartUpload('ali-oss/multipart.bin', file, { partSize: 100 * 1024, callback });
  console.log(JSON.stringify({ way: 'multipart', data: multipart.data }));
  const url = signature === 'V4'
    ? await presigner.signatureUrlV4('PUT', 60, { headers: {} }, 'ali-oss/presigned.bin')
    : presigner.signatureUrl('ali-oss/presigned.bin', { method: 'PUT', callback });
  const presigned = await fetch(url, { method: 'PUT', body: fs.readFileSync(file) });
  console.log(JSON.stringify({ way: 'presigned', status: presigned.status, data: await presigned.text() }));
  const listed = await client.listV2({ prefix: 'ali-oss/' });
  console.log(JSON.stringify({ way: 'list', names: listed.objects.map(object => object.name) }));
  const got = await client.get('ali-oss/multipart.bin');
  console.log(JSON.stringify({ way: 'get', same: got.content.equals(fs.readFileSync(file)) }));
})().catch(e => {
  console.error(e);
  process.exit(1);
});
